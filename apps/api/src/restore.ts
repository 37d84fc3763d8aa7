import { restoreCommand } from './operations/backup/commands';

/** `node dist/restore.js --from FILE [--check]` with DATABASE_OWNER_URL and JISHAN_BACKUP_KEY. */
void restoreCommand(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});
