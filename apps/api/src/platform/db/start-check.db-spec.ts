import { randomBytes } from 'node:crypto';
import { freshDatabase, serverNote, type FreshDatabase } from '../../../test/fresh-database';
import { runSql } from '../../../test/run-sql';
import { testConfig } from '../../../test/test-config';
import { checkDatabase } from './start-check';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const refusalOf = (url: string): Promise<string> =>
  checkDatabase(testConfig({ DATABASE_URL: url })).then(
    () => '',
    (error: Error) => `${error.constructor.name}: ${error.message}`,
  );

describe('start-up refuses a database', () => {
  it('that does not answer', async () => {
    expect(await refusalOf('postgres://jishan_app:x@127.0.0.1:1/jishan')).toMatch(/^StartRefusal: 连不上数据库/);
  });

  describe('to which it would be', () => {
    const name = `jishan_test_role_${randomBytes(6).toString('hex')}`;
    /** As a role of this test's own, made on the test's own server. */
    const refusalAs = async (attributes: string, memberOf?: string): Promise<string> => {
      const superuser = serverNote().superuserUrl;
      const url = new URL(database.appUrl);
      url.username = name;
      url.password = 'x';
      await runSql(superuser, [
        `CREATE ROLE ${name} LOGIN ${attributes} PASSWORD 'x'`,
        ...(memberOf ? [`GRANT ${memberOf} TO ${name}`] : []),
        `GRANT CONNECT ON DATABASE ${url.pathname.slice(1)} TO ${name}`,
      ]);
      try {
        return await refusalOf(url.href);
      } finally {
        await runSql(superuser, [
          `REVOKE CONNECT ON DATABASE ${url.pathname.slice(1)} FROM ${name}`,
          ...(memberOf ? [`REVOKE ${memberOf} FROM ${name}`] : []),
          `DROP ROLE ${name}`,
        ]);
      }
    };
    const MIGHTY = /^StartRefusal: 应用不能用数据库超级用户或 BYPASSRLS 角色连接/;
    const OWNER = /^StartRefusal: 应用不能用表的主人（或其成员）连接/;
    const owner = (): string => new URL(database.ownerUrl).username;

    it('a superuser', async () => expect(await refusalAs('SUPERUSER')).toMatch(MIGHTY));
    it('one whom row-level security does not bind', async () => expect(await refusalAs('BYPASSRLS')).toMatch(MIGHTY));
    it('the owner of the tables', async () => expect(await refusalOf(database.ownerUrl)).toMatch(OWNER));
    it('a member of the owner', async () => expect(await refusalAs('NOBYPASSRLS', owner())).toMatch(OWNER));
    it('a member that must first say so', async () => expect(await refusalAs('NOINHERIT', owner())).toMatch(OWNER));
    it('(one like these without their rights comes further: it only sees no schema)', async () =>
      expect(await refusalAs('NOBYPASSRLS')).toMatch(/升级没有执行/));
  });

  // The test server keeps nothing on purpose. The two that belong to the whole server are named by its own answer, each in its place;
  // the third can be switched per connection.
  it('that could lose what it has acknowledged, and names every setting', async () => {
    expect(await refusalOf(database.appUrl)).toBe(
      'StartRefusal: 数据库的 fsync、synchronous_commit、full_page_writes 是关闭的，断电会丢账，拒绝启动。',
    );
    const url = new URL(database.appUrl);
    url.searchParams.set('options', '-c synchronous_commit=on');
    expect(await refusalOf(url.href)).toBe('StartRefusal: 数据库的 fsync、full_page_writes 是关闭的，断电会丢账，拒绝启动。');
  });

  it('whose schema is behind', async () => {
    await runSql(database.ownerUrl, [`DELETE FROM schema_migration WHERE name = 'Points1764000003000'`]);
    expect(await refusalOf(database.appUrl)).toBe('StartRefusal: 数据库还有 1 个升级没有执行，请先运行迁移程序（migrate.js）。');
  });
});
