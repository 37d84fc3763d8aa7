import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DataSource } from 'typeorm';
import { installJobs } from '../jobs/install-jobs';
import { makeDataSource } from './data-source';
import { APP_ROLE } from './schema-sql';

const SOURCE_ROOT = join(__dirname, '..', '..');

/** Every `.sql` file beside the use cases, in a stable order: a leading number in the file's name says who must come first. */
export function sqlFiles(root: string = SOURCE_ROOT): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.sql'))
    .sort((a, b) => (a.split(/[\\/]/).pop() ?? a).localeCompare(b.split(/[\\/]/).pop() ?? b, 'en'))
    .map(file => join(root, file));
}

/** Installs again what changed. Files are whole and idempotent: each drops what it makes. */
export async function installSqlFunctions(dataSource: DataSource): Promise<string[]> {
  const known = new Map<string, string>(
    (await dataSource.query<{ file: string; checksum: string }[]>('SELECT file, checksum FROM sql_function')).map(row => [
      row.file,
      row.checksum,
    ]),
  );
  const files = sqlFiles().map(path => ({ file: relative(SOURCE_ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
  const sums = files.map(({ file, text }) => ({ file, text, checksum: createHash('sha256').update(text).digest('hex') }));
  // A shared type may have changed under an unchanged file, so one change installs all of them: it takes milliseconds.
  if (sums.every(({ file, checksum }) => known.get(file) === checksum)) return [];
  await dataSource.transaction(async manager => {
    for (const { file, text, checksum } of sums) {
      await manager.query(text);
      await manager.query('INSERT INTO sql_function VALUES ($1, $2) ON CONFLICT (file) DO UPDATE SET checksum = $2', [file, checksum]);
    }
  });
  return sums.map(({ file }) => file);
}

/** Brings the schema of `ownerUrl` to this version. Runs as the schema's owner, one runner at a time. */
export async function migrate(ownerUrl: string): Promise<{ migrations: string[]; functions: string[] }> {
  const dataSource = makeDataSource({ url: ownerUrl, poolSize: 2, applicationName: 'jishan-migrate', statementTimeoutMs: 600_000 });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('jishan-migrate'))`);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    await installJobs(dataSource);
    // Start-up reads it to refuse a schema that is behind.
    await dataSource.query(`GRANT SELECT ON schema_migration TO ${APP_ROLE}`);
    const functions = await installSqlFunctions(dataSource);
    return { migrations: done.map(one => one.name), functions };
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('jishan-migrate'))`).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
