import { dropDatabase, freshDatabase, refuseForeignServer, serverNote, type FreshDatabase } from './fresh-database';
import { runSql } from './run-sql';

describe('a fresh database', () => {
  let first: FreshDatabase;
  let second: FreshDatabase;
  beforeAll(async () => {
    [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()]);
  });

  it('is migrated, and the application may connect to it', async () => {
    const rows = await runSql(first.appUrl, ['SELECT current_user AS role, current_database() AS name']);
    expect(rows[0]?.name).toMatch(/^jishan_test_[0-9a-f]{16}$/);
    const tables = await runSql(first.ownerUrl, [
      `SELECT count(*)::int AS n FROM pg_tables WHERE schemaname NOT IN ('pg_catalog','information_schema')`,
    ]);
    expect(tables[0]?.n).toBeGreaterThan(0);
  });

  it('is nobody else’s: what one file writes, another does not see', async () => {
    await runSql(first.ownerUrl, ['CREATE TABLE planted (n int)']);
    const rows = await runSql(second.ownerUrl, [`SELECT to_regclass('planted') AS found`]);
    expect(rows[0]?.found).toBeNull();
  });

  it('is used by a role that may neither make databases, nor skip row-level security, nor own anything', async () => {
    const rows = await runSql(first.appUrl, [
      'SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    ]);
    expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
    const owned = await runSql(first.appUrl, [
      'SELECT count(*)::int AS n FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = current_user',
    ]);
    expect(owned[0]?.n).toBe(0);
  });
});

describe('the harness refuses', () => {
  it('a server elsewhere', async () => {
    await expect(refuseForeignServer({ ...serverNote(), superuserUrl: 'postgres://postgres@db.example:5432/postgres' })).rejects.toThrow(
      'not this machine',
    );
  });

  it('a server that bears another run’s mark', async () => {
    await expect(refuseForeignServer({ ...serverNote(), token: 'somebody-else' })).rejects.toThrow('another test run');
  });

  it('a server without a mark', async () => {
    const unmarked = new URL(serverNote().superuserUrl);
    unmarked.pathname = '/template1';
    await expect(refuseForeignServer({ ...serverNote(), superuserUrl: unmarked.href })).rejects.toThrow('no mark');
  });

  it.each(['postgres', 'jishan', 'jishan_test_template', 'jishan_test_x; DROP DATABASE postgres'])('to drop %s', async name => {
    await expect(dropDatabase(serverNote(), name)).rejects.toThrow('did not make');
  });
});
