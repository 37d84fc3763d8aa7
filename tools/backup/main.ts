import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BackupRefusal, refusals, words } from '../../apps/api/src/operations/backup/backup.texts';
import { backupCommand, restoreCommand } from '../../apps/api/src/operations/backup/commands';
import { runningOwnerUrl, startPostgres } from '../postgres';
import { dataHomeAt, openDataHome } from '../start/data-home';
import { apiPrograms, repositoryRoot, runNode } from '../start/programs';

const DATABASE = 'jishan';

/**
 * `npm run backup -- --to FILE` and `npm run restore -- --from FILE [--check]`, both with `--key-file FILE` or JISHAN_BACKUP_KEY, and
 * `--data DIR` for what `npm start` keeps there. DATABASE_OWNER_URL names another database; its photos are in JISHAN_MEDIA_DIR.
 */
async function main([what, ...args]: readonly string[]): Promise<number> {
  const at = args.indexOf('--data');
  const path = resolve(at < 0 ? join(repositoryRoot, '.jishan') : (args[at + 1] ?? ''));
  const rest = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  const needsDatabase = !rest.includes('--check');
  if (!needsDatabase || process.env['DATABASE_OWNER_URL']) return what === 'backup' ? backupCommand(rest) : restoreCommand(rest);
  return what === 'backup' ? backUpLocal(path, rest) : restoreLocal(path, rest);
}

/** Running or not; a product in use is not disturbed. */
async function backUpLocal(path: string, args: readonly string[]): Promise<number> {
  const home = dataHomeAt(path);
  if (!existsSync(home.postgres)) throw refusals.noLocalData(path);
  const running = runningOwnerUrl(home.postgres, DATABASE);
  if (running) return backupCommand(args, undefined, { ...process.env, DATABASE_OWNER_URL: running, JISHAN_MEDIA_DIR: home.media });
  const server = await startPostgres({ dataDir: home.postgres });
  try {
    return await backupCommand(args, undefined, {
      ...process.env,
      DATABASE_OWNER_URL: server.ownerUrl(DATABASE),
      JISHAN_MEDIA_DIR: home.media,
    });
  } finally {
    await server.stop();
  }
}

/** Into a folder that does not exist yet: nothing of an old product can be lost. */
async function restoreLocal(path: string, args: readonly string[]): Promise<number> {
  if (existsSync(path) && readdirSync(path).length > 0) throw refusals.dataTaken(path);
  const program = join(repositoryRoot, apiPrograms.migrate);
  if (!existsSync(program)) throw refusals.notBuilt(apiPrograms.migrate);
  const home = openDataHome(path);
  const server = await startPostgres({ dataDir: home.postgres });
  try {
    await server.ensureDatabase(DATABASE);
    const env = { DATABASE_OWNER_URL: server.ownerUrl(DATABASE), JISHAN_MEDIA_DIR: home.media };
    const isMigrated = await runNode({ root: repositoryRoot, args: [program], env, logFile: home.setupLog });
    if (!isMigrated) throw refusals.notMigrated(home.setupLog);
    const code = await restoreCommand(args, undefined, { ...process.env, ...env });
    if (code < 2) process.stdout.write(`${words.bringSecrets(home.secrets)}\n`);
    return code;
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isOurs = error instanceof BackupRefusal;
    process.stderr.write(`${isOurs ? error.message : words.failed(error instanceof Error ? error.message : String(error))}\n`);
    process.exitCode = 2;
  },
);
