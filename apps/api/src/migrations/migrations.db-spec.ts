import { freshDatabase, type FreshDatabase } from '../../test/fresh-database';
import { runSql } from '../../test/run-sql';
import { makeDataSource } from '../platform/db/data-source';
import { installSqlFunctions } from '../platform/db/migrate';
import { schemaDiff } from '../platform/db/schema-diff';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Columns, constraints, indexes, policies, triggers and rights, as text to compare. */
const picture = async (): Promise<string[]> =>
  (
    await runSql(database.ownerUrl, [
      `SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || roles::text || ' ' || coalesce(qual, '') FROM pg_policies WHERE schemaname = 'public'
       UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
       UNION ALL SELECT 'right ' || table_name || ' ' || grantee || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'
       ORDER BY 1`,
    ])
  ).map(row => String(row['line']));

/** The functions that are installed, by what they are called. */
const functions = async (): Promise<string[]> =>
  (
    await runSql(database.ownerUrl, [
      `SELECT oid::regprocedure::text AS line FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
    ])
  ).map(row => String(row['line']));

describe('migrations', () => {
  it('say all that the entities say: generating on a migrated database yields nothing', async () => {
    expect(await schemaDiff(database.ownerUrl)).toEqual([]);
  });

  it('install anew what they took away on their way down, when only some of them went', async () => {
    const before = await functions();
    const dataSource = makeDataSource({ url: database.ownerUrl, poolSize: 2, applicationName: 'jishan-test', statementTimeoutMs: 60_000 });
    await dataSource.initialize();
    try {
      await installSqlFunctions(dataSource);
      const names = dataSource.migrations.map(({ name }) => name ?? '');
      const back = names.length - names.indexOf('ToldInPerson1764000047040');
      // Those above it take marks away as well; this one's own are what is asked.
      for (let n = 1; n < back; n += 1) await dataSource.undoLastMigration({ transaction: 'each' });
      await runSql(database.ownerUrl, ["INSERT INTO sql_function VALUES ('mark', 'mark')"]);
      await dataSource.undoLastMigration({ transaction: 'each' });
      expect(await runSql(database.ownerUrl, ['SELECT file FROM sql_function'])).toEqual([]);
      expect(await functions()).not.toEqual(before);
      await dataSource.runMigrations({ transaction: 'each' });
      await installSqlFunctions(dataSource);
    } finally {
      await dataSource.destroy();
    }
    expect(await functions()).toEqual(before);
  });

  it('go down to nothing and up again to the very same schema', async () => {
    const before = await picture();
    const dataSource = makeDataSource({ url: database.ownerUrl, poolSize: 2, applicationName: 'jishan-test', statementTimeoutMs: 60_000 });
    await dataSource.initialize();
    try {
      const count = dataSource.migrations.length;
      for (let n = 0; n < count; n += 1) await dataSource.undoLastMigration({ transaction: 'each' });
      const left = await runSql(database.ownerUrl, [
        `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration'`,
      ]);
      expect(left).toEqual([]);
      expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(count);
      expect((await installSqlFunctions(dataSource)).length).toBeGreaterThan(0);
      expect(await installSqlFunctions(dataSource)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
    expect(await picture()).toEqual(before);
  });
});
