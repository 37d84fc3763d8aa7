import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { platformApp } from '../../../test/platform-app';
import { runSql } from '../../../test/run-sql';
import { testConfig } from '../../../test/test-config';
import { outboxCommand, readOrder } from '../../operations/outbox/outbox-command';
import { Alarms } from '../health';
import { OutboxDispatcher } from './outbox-dispatcher';

const VILLAGE = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
let database: FreshDatabase;
let app: NestFastifyApplication;
let outbox: OutboxDispatcher;
const carriedOut: string[] = [];
let poison: () => Promise<void>;

beforeAll(async () => {
  database = await freshDatabase();
  app = await platformApp(testConfig({ DATABASE_URL: database.appUrl }), [], []);
  outbox = app.get(OutboxDispatcher);
  outbox.on('test.good', (_tx, event) => Promise.resolve(void carriedOut.push(event.id)));
  outbox.on('test.poison', () => poison());
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  await runSql(database.ownerUrl, ['DELETE FROM outbox_event']);
  carriedOut.length = 0;
});

const sql = (statement: string) => runSql(database.ownerUrl, [statement]);
/** Owed for so long, oldest first. */
async function owed(topic: string, minutes: number, attempts = 0): Promise<string> {
  const id = uuidv7();
  await sql(
    `INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, attempts, due_at) VALUES ('${VILLAGE}', '${id}', '${topic}', '${id}', '{}', ${attempts}, now() - ${minutes} * interval '1 minute')`,
  );
  return id;
}
const stateOf = async (id: string) =>
  (
    await sql(
      `SELECT attempts, last_fault, set_aside_at IS NOT NULL AS aside, done_at IS NOT NULL AS done, due_at > now() AS later FROM outbox_event WHERE id = '${id}'`,
    )
  )[0];
const alarm = () => app.get(Alarms).all().get('outbox_set_aside');
const command = async (...args: string[]) => {
  const lines: string[] = [];
  return { code: await outboxCommand(database.ownerUrl, args, line => void lines.push(line)), text: lines.join('\n') };
};

it.each<[string, () => Promise<void>, string]>([
  ['fails', () => Promise.reject(new Error('no')), 'no'],
  [
    'throws before it promises',
    () => {
      throw new Error('at once');
    },
    'at once',
  ],
  ['fails with what no column takes', () => Promise.reject(new Error(`a\0b\uD800c${'长'.repeat(500)}`)), `abc${'长'.repeat(295)}`],
  ['fails with nothing', () => Promise.reject(undefined as unknown as Error), 'undefined'],
])('an event that %s is put off, and the others of its batch are carried out', async (_what, fault, told) => {
  poison = fault;
  const bad = await owed('test.poison', 9);
  const good = [await owed('test.good', 8), await owed('test.good', 7)];
  await outbox.drain();
  expect(carriedOut).toEqual(good);
  expect(await stateOf(bad)).toEqual({ attempts: 1, last_fault: told, aside: false, done: false, later: true });
});

it('a whole batch that cannot even be put off does not stop what comes behind it', async () => {
  poison = () => Promise.reject(new Error('no'));
  await sql(`CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stuck'; END $$`);
  await sql(`CREATE TRIGGER stuck BEFORE UPDATE ON outbox_event FOR EACH ROW WHEN (OLD.topic = 'test.poison') EXECUTE FUNCTION stuck()`);
  for (let n = 0; n < 51; n += 1) await owed('test.poison', 60);
  const good = await owed('test.good', 1);
  await outbox.drain();
  expect(carriedOut).toEqual([good]);
  expect(await sql(`SELECT count(*)::int AS n FROM outbox_event WHERE topic = 'test.poison' AND attempts = 0`)).toEqual([{ n: 51 }]);
  await sql('DROP FUNCTION stuck() CASCADE');
});

it('what failed too often is set aside and raises the alarm until somebody puts it back', async () => {
  poison = () => Promise.reject(new Error('never'));
  await outbox.look();
  expect(alarm()).toBe(0);
  const [bad, other] = [await owed('test.poison', 9, 22), await owed('test.good', 8)];
  await outbox.drain();
  expect(await stateOf(bad)).toMatchObject({ attempts: 23, aside: false });
  expect(alarm()).toBe(0);
  await sql(`UPDATE outbox_event SET due_at = now() WHERE id = '${bad}'`);
  await outbox.drain();
  expect(await stateOf(bad)).toMatchObject({ attempts: 24, last_fault: 'never', aside: true, done: false });
  expect(await stateOf(other)).toMatchObject({ done: true });
  expect(alarm()).toBe(1);
  // Due or not, nobody tries it.
  await sql(`UPDATE outbox_event SET due_at = now() WHERE id = '${bad}'`);
  await outbox.drain();
  expect(await stateOf(bad)).toMatchObject({ attempts: 24 });

  const shown = await command();
  expect(shown.code).toBe(0);
  expect(shown.text).toContain(bad);
  expect(shown.text).toContain('never');
  expect(await command('--put-back', '--topic', 'test.other')).toMatchObject({ code: 0, text: '已放回队列 0 件。' });
  expect(await stateOf(bad)).toMatchObject({ aside: true });
  poison = () => Promise.resolve();
  expect(await command('--put-back', '--id', bad)).toMatchObject({ code: 0, text: '已放回队列 1 件。' });
  await outbox.drain();
  expect(await stateOf(bad)).toMatchObject({ aside: false, done: true });
  await outbox.look();
  expect(alarm()).toBe(0);
  expect((await command()).text).toBe('没有被搁置的事件。');
});

it('the application sets aside and tells how many, but puts nothing back by hand for other villages', async () => {
  await expect(runSql(database.appUrl, ['SELECT outbox_put_back()'])).rejects.toMatchObject({ code: '42501' });
  expect(await runSql(database.appUrl, ['SELECT outbox_set_aside() AS n'])).toEqual([{ n: 0 }]);
});

it.each([
  [[], { putBack: false }],
  [['--put-back'], { putBack: true, topic: null, id: null }],
  [['--put-back', '--topic', 'a.b'], { putBack: true, topic: 'a.b', id: null }],
  [['--put-back', '--topic'], null],
  [['--put-back', 'all'], null],
  [['--delete'], null],
])('npm run outbox %j', (args, order) => {
  expect(readOrder(args)).toEqual(order);
});
