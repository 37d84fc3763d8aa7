import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeDataFolder, startPostgres } from '../postgres';

/**
 * `npm run migration:diff`: what the entities want beyond the migrations, as SQL, from a fresh server that is thrown away. Build the api
 * first. Paste it into a new migration, add `villageTable(…)` for each table, and run it again: it must print nothing.
 */
async function main(): Promise<void> {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'jishan-migration-')), 'postgres');
  const postgres = await startPostgres({ dataDir, unsafeForTests: true });
  try {
    await postgres.ensureDatabase('migration');
    const env = { ...process.env, DATABASE_OWNER_URL: postgres.ownerUrl('migration') };
    const api = join(__dirname, '..', '..', 'apps', 'api', 'dist');
    execFileSync(process.execPath, [join(api, 'migrate.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    process.stdout.write(execFileSync(process.execPath, [join(api, 'schema-diff.js')], { env }));
  } finally {
    await postgres.stop();
    await removeDataFolder({ dataDir });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
