import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';

let database: FreshDatabase;
let owner: Client;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const ask = async (sql: string, ...values: unknown[]): Promise<unknown> => (await owner.query<{ a: unknown }>(sql, values)).rows[0]?.a;
const item = (more: object = {}) => ({
  villageId: uuidv7(),
  actorAccountId: uuidv7(),
  actorPersonId: uuidv7(),
  key: 'once',
  requestHash: 'aa',
  requestId: 'request',
  ip: '127.0.0.1',
  ...more,
});

it('a set is worked in the order of its locks, whatever order and spelling it came in', async () => {
  const [first, second] = ['0190a1b2-c3d4-7e5f-8a9b-00000000000a', '0190a1b2-c3d4-7e5f-8a9b-00000000000b'];
  const items = [
    { villageId: second, thing: first, part: first },
    { villageId: first, thing: second.toUpperCase(), part: first },
    { villageId: first, thing: first, part: second },
    { villageId: first, thing: first, part: first },
    { villageId: first, thing: first, part: first },
  ];
  const order = `SELECT array_agg(i.ord) AS a FROM command_items($1::jsonb, $2, $3) i`;
  expect(await ask(order, JSON.stringify(items), 'thing', 'part')).toEqual([4, 5, 3, 2, 1]);
  expect(await ask(order, JSON.stringify(items), 'thing', null)).toEqual([3, 4, 5, 2, 1]);
  expect(await ask(order, JSON.stringify(items), null, null)).toEqual([2, 3, 4, 5, 1]);
});

describe('a key', () => {
  const replay = (of: object) => ask('SELECT command_replay($1) AS a', JSON.stringify(of));

  it('is answered with what was done under it, for the same request of the same account and village only', async () => {
    const done = item();
    expect(await replay(done)).toBeNull();
    expect(await ask(`SELECT command_done($1, 'test.done', '{"points": 5}') AS a`, JSON.stringify(done))).toEqual({ done: { points: 5 } });
    expect(await replay(done)).toEqual({ done: { points: 5 }, replayed: true });
    expect(await replay({ ...done, requestHash: 'ab' })).toEqual({ refused: 'IDEMPOTENCY.KEY_REUSED' });
    expect(await replay({ ...done, key: 'twice' })).toBeNull();
    expect(await replay({ ...done, actorAccountId: uuidv7() })).toBeNull();
    expect(await replay({ ...done, villageId: uuidv7() })).toBeNull();
  });

  it('is kept once', async () => {
    const done = item();
    await ask(`SELECT command_done($1, 'test.done', '{}')`, JSON.stringify(done));
    await expect(ask(`SELECT command_done($1, 'test.done', '{}')`, JSON.stringify(done))).rejects.toMatchObject({ code: '23505' });
  });
});

it('what a command did is in the audit, and what it owes in the outbox, as of its own time', async () => {
  const done = item();
  const at = '2026-03-04T05:06:07+08:00';
  await ask(`SELECT command_audit($1, 'test.did', $2, '{"points": 5}', $3)`, JSON.stringify(done), done.actorPersonId, at);
  await ask(`SELECT command_owe($1, 'test.done', $2, '{"points": 5}', $3)`, JSON.stringify(done), done.actorPersonId, at);
  const audit = await owner.query('SELECT * FROM audit_entry WHERE village_id = $1', [done.villageId]);
  expect(audit.rows).toMatchObject([
    {
      account_id: done.actorAccountId,
      person_id: done.actorPersonId,
      action: 'test.did',
      object_id: done.actorPersonId,
      details: { points: 5 },
      request_id: 'request',
      ip: '127.0.0.1',
      created_at: new Date(at),
    },
  ]);
  const owed = await owner.query('SELECT topic, subject_id, payload, created_at, done_at FROM outbox_event WHERE village_id = $1', [
    done.villageId,
  ]);
  expect(owed.rows).toEqual([
    { topic: 'test.done', subject_id: done.actorPersonId, payload: { points: 5 }, created_at: new Date(at), done_at: null },
  ]);
});
