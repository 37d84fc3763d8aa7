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

  it('to which it would be a superuser', async () => {
    const superuser = new URL(serverNote().superuserUrl);
    superuser.pathname = new URL(database.appUrl).pathname;
    expect(await refusalOf(superuser.href)).toMatch(/^StartRefusal: 应用不能用数据库超级用户/);
  });

  it('that could lose what it has acknowledged (this test server, as it happens)', async () => {
    expect(await refusalOf(database.appUrl)).toMatch(/^StartRefusal: 数据库的 \w+ 是关闭的/);
  });

  it('whose schema is behind', async () => {
    await runSql(database.ownerUrl, [`DELETE FROM schema_migration WHERE name = 'Points1764000003000'`]);
    expect(await refusalOf(database.appUrl)).toBe('StartRefusal: 数据库还有 1 个升级没有执行，请先运行迁移程序（migrate.js）。');
  });
});
