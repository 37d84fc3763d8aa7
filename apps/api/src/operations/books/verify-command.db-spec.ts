import { uuidv7 } from 'uuidv7';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { runSql } from '../../../test/run-sql';
import { verifyCommand } from './verify-command';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function verify(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await verifyCommand(
    () => database.ownerUrl,
    args,
    line => lines.push(line),
  );
  return { code, said: lines.join('\n') };
}

it('the command answers 0 for right books, 1 for wrong ones with the place, 2 for what it cannot read', async () => {
  const village = uuidv7();
  await runSql(database.ownerUrl, [
    `INSERT INTO organization (id, kind, name) VALUES ('${village}', 'village', '桠溪村')`,
    `INSERT INTO village (id) VALUES ('${village}')`,
  ]);
  expect(await verify()).toEqual({ code: 0, said: expect.stringMatching(/^账目相符：1 个村，0 笔转账/) as unknown });
  const account = uuidv7();
  await runSql(database.ownerUrl, [
    `INSERT INTO ledger_account (village_id, id, kind, balance) VALUES ('${village}', '${account}', 'issuance', -5)`,
  ]);
  const wrong = await verify();
  expect(wrong).toEqual({ code: 1, said: expect.stringMatching(/^账目不符，\d+ 处/) as unknown });
  expect(wrong.said).toContain(`村 ${village}`);
  expect(wrong.said).toContain(account);
  expect((await verify('--village', uuidv7())).code).toBe(0);
  expect((await verify('--everything')).code).toBe(2);
  const away = await verifyCommand(
    () => 'postgres://x@127.0.0.1:1/none',
    [],
    () => undefined,
  );
  expect(away).toBe(2);
});
