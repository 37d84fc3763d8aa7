import { backupCommand } from './operations/backup/commands';

/** `node dist/backup.js --to FILE` with DATABASE_OWNER_URL and JISHAN_BACKUP_KEY. */
void backupCommand(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});
