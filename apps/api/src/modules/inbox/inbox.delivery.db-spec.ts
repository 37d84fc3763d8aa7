import { inboxTopics } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import { OutboxDispatcher, type OutboxEventRow } from '../../platform/outbox/outbox-dispatcher';
import { deliver } from './deliver';
import { reactions } from './inbox.reactions';

let here: TestVillage;
let villageId: string;
let household: string;
let villager: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  household = await here.household(villageId);
  villager = await here.person(villageId, { householdId: household });
});
afterAll(() => here.close());

const event = (payload: OutboxEventRow['payload'], topic: string = inboxTopics.applicationCredited): OutboxEventRow => ({
  village_id: villageId,
  id: uuidv7(),
  topic,
  subject_id: uuidv7(),
  payload,
  created_at: new Date(),
});
const linesOf = async (eventId: string): Promise<number> =>
  (await here.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM inbox_item WHERE event_id = $1', [eventId])).rows[0]?.n ?? -1;
const deliverOnce = (owed: OutboxEventRow) =>
  here.app.get(UnitOfWork).run(villageId, tx => deliver(tx, owed, reactions[inboxTopics.applicationCredited]));

describe('delivery happens at least once, its effect once', () => {
  it('twenty times at once: one line a person', async () => {
    const owed = event({ householdId: household, points: 2 });
    await Promise.all(Array.from({ length: 20 }, () => deliverOnce(owed)));
    expect(await linesOf(owed.id)).toBe(1);
  });

  it('again after it was read: it stays read', async () => {
    const owed = event({ householdId: household, points: 3 });
    await deliverOnce(owed);
    await here.owner.query('UPDATE inbox_item SET read_at = now() WHERE event_id = $1', [owed.id]);
    await deliverOnce(owed);
    expect(
      (await here.owner.query<{ read_at: Date | null }>('SELECT read_at FROM inbox_item WHERE event_id = $1', [owed.id])).rows.map(
        row => row.read_at !== null,
      ),
    ).toEqual([true]);
  });

  it('an event that names nobody, or nonsense, is done and makes no line', async () => {
    for (const payload of [
      {},
      { householdId: 'x', personIds: 'y', points: 'z' },
      { personIds: [1, null, 'no'] },
      { householdId: uuidv7() },
    ]) {
      const owed = event(payload);
      await here.owner.query('INSERT INTO outbox_event (village_id, id, topic, subject_id, payload) VALUES ($1, $2, $3, $4, $5::jsonb)', [
        villageId,
        owed.id,
        owed.topic,
        owed.subject_id,
        JSON.stringify(payload),
      ]);
      await here.app.get(OutboxDispatcher).drain();
      const { rows } = await here.owner.query<{ done: boolean }>('SELECT done_at IS NOT NULL AS done FROM outbox_event WHERE id = $1', [
        owed.id,
      ]);
      expect([rows[0]?.done, await linesOf(owed.id)]).toEqual([true, 0]);
    }
  });

  it('an event that has failed more than twenty times waits an hour, and holds up none behind it', async () => {
    here.app.get(OutboxDispatcher).on('test.never_works', () => Promise.reject(new Error('never works')));
    const [stuck, behind] = [event({}, 'test.never_works'), event({ householdId: household })];
    for (const [owed, attempts, dueAgo] of [
      [stuck, 22, '2 minutes'],
      [behind, 0, '1 minute'],
    ] as const)
      await here.owner.query(
        'INSERT INTO outbox_event (village_id, id, topic, subject_id, payload, attempts, due_at) VALUES ($1, $2, $3, $4, $5::jsonb, $6, now() - $7::interval)',
        [villageId, owed.id, owed.topic, owed.subject_id, JSON.stringify(owed.payload), attempts, dueAgo],
      );
    await here.app.get(OutboxDispatcher).drain();
    const { rows } = await here.owner.query(
      `SELECT attempts, last_fault, due_at BETWEEN now() + interval '59 minutes' AND now() + interval '61 minutes' AS later FROM outbox_event WHERE id = $1`,
      [stuck.id],
    );
    expect(rows).toEqual([{ attempts: 23, last_fault: 'never works', later: true }]);
    expect(await linesOf(behind.id)).toBeGreaterThan(0);
  });

  it('children get none, people without an account do', async () => {
    const owed = event({ householdId: household });
    const grandmother = uuidv7();
    await here.owner.query(`INSERT INTO person (village_id, id, household_id, name) VALUES ($1, $2, $3, '罗奶奶')`, [
      villageId,
      grandmother,
      household,
    ]);
    await here.owner.query(`INSERT INTO person (village_id, id, household_id, name, minor) VALUES ($1, $2, $3, '罗小明', true)`, [
      villageId,
      uuidv7(),
      household,
    ]);
    await deliverOnce(owed);
    const { rows } = await here.owner.query<{ person_id: string }>('SELECT person_id FROM inbox_item WHERE event_id = $1', [owed.id]);
    expect(rows.map(row => row.person_id).sort()).toEqual([villager.personId, grandmother].sort());
  });

  it('keeps no more than known facts, shortened', async () => {
    const owed = event({ householdId: household, ruleTitle: '长'.repeat(500), phone: '13800001234', text: '信' });
    await deliverOnce(owed);
    const { rows } = await here.owner.query<{ params: object }>('SELECT params FROM inbox_item WHERE event_id = $1 LIMIT 1', [owed.id]);
    expect(rows[0]?.params).toEqual({ subject: `${'长'.repeat(59)}…` });
  });
});

describe('another village', () => {
  it('sees no line with the application’s role, and cannot write one', async () => {
    await deliverOnce(event({ householdId: household }));
    const elsewhere = await here.village('顺河村');
    const app = new Client({ connectionString: here.database.appUrl });
    await app.connect();
    try {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.village', $1, true)`, [elsewhere]);
      expect((await app.query('SELECT 1 FROM inbox_item')).rowCount).toBe(0);
      expect((await app.query('UPDATE inbox_item SET read_at = now()')).rowCount).toBe(0);
      await expect(
        app.query(`INSERT INTO inbox_item (village_id, person_id, id, event_id, kind) VALUES ($1, $2, $3, $3, 'claim_decided')`, [
          villageId,
          villager.personId,
          uuidv7(),
        ]),
      ).rejects.toThrow('row-level security');
    } finally {
      await app.end();
    }
  });
});
