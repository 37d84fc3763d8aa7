import { inboxTopics, NOTICE_DELIVERY_MAX_PERSONS, noticesRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';
import { UnitOfWork } from '../../platform/db/unit-of-work';
import { OutboxDispatcher } from '../../platform/outbox/outbox-dispatcher';
import { markDelivered } from './mark-delivered';

let here: TestVillage;
let villageId: string;
let household: string;
let villager: Inhabitant;
let secretary: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  household = await here.household(villageId);
  villager = await here.person(villageId, { householdId: household });
  secretary = await here.person(villageId, { roles: ['secretary'] });
});
afterAll(() => here.close());

async function published(drain = true): Promise<string> {
  const body = {
    id: uuidv7(),
    title: '防汛',
    text: '请撤离。',
    category: 'weather',
    photoIds: [],
    audience: 'village',
    pinned: true,
    mustAcknowledge: true,
    acknowledgeBy: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const reply = await here.call(secretary, noticesRoutes.publishNotice, { body });
  expect(reply.status).toBe(200);
  if (drain) await here.app.get(OutboxDispatcher).drain();
  return body.id;
}
const receipts = async (noticeId: string) =>
  (
    await here.owner.query<{ person_id: string; delivered_at: Date | null; opened_at: Date | null; acknowledged_at: Date | null }>(
      'SELECT person_id, delivered_at, opened_at, acknowledged_at FROM notice_receipt WHERE notice_id = $1',
      [noticeId],
    )
  ).rows;

describe('many at once', () => {
  it('fifty openings of one person: one receipt, one moment', async () => {
    const noticeId = await published();
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => here.call(villager, noticesRoutes.openNotice, { params: { noticeId } })),
    );
    expect(replies.map(reply => reply.status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(new Set(replies.map(reply => reply.body.openedAt)).size).toBe(1);
    expect((await receipts(noticeId)).filter(row => row.person_id === villager.personId)).toHaveLength(1);
  });

  it('fifty acknowledgements with keys of their own, beside openings: one moment, one audit row', async () => {
    const noticeId = await published();
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_one, n) =>
        here.call(villager, n % 5 === 0 ? noticesRoutes.openNotice : noticesRoutes.acknowledgeNotice, { params: { noticeId } }),
      ),
    );
    expect(replies.every(reply => reply.status === 200)).toBe(true);
    expect(new Set(replies.map(reply => reply.body.acknowledgedAt).filter(Boolean)).size).toBe(1);
    const { rows } = await here.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'notice.acknowledged' AND object_id = $1`,
      [noticeId],
    );
    expect(rows[0]?.n).toBe(1);
  });

  it('a newcomer taps fifty times on a notice that had no receipt for them: one row', async () => {
    const noticeId = await published();
    const newcomer = await here.person(villageId, { householdId: household });
    await Promise.all(Array.from({ length: 50 }, () => here.call(newcomer, noticesRoutes.openNotice, { params: { noticeId } })));
    expect((await receipts(noticeId)).filter(row => row.person_id === newcomer.personId)).toHaveLength(1);
  });

  it('withdrawing against acknowledging: whoever came after the withdrawal is told so, and nothing else fails', async () => {
    const noticeId = await published();
    const people = await Promise.all(Array.from({ length: 10 }, () => here.person(villageId, { householdId: household })));
    const [withdrawal, ...acks] = await Promise.all([
      here.call(secretary, noticesRoutes.withdrawNotice, { params: { noticeId }, body: { reason: '取消' } }),
      ...people.map(one => here.call(one, noticesRoutes.acknowledgeNotice, { params: { noticeId } })),
    ]);
    expect(withdrawal.status).toBe(200);
    for (const ack of acks) expect([200, 409]).toContain(ack.status);
  });
});

describe('delivery', () => {
  it('again changes nothing, and never counts people without an account', async () => {
    await here.owner.query(`INSERT INTO person (village_id, id, household_id, name) VALUES ($1, $2, $3, '罗奶奶')`, [
      villageId,
      uuidv7(),
      household,
    ]);
    const noticeId = await published();
    const before = await receipts(noticeId);
    expect(before.filter(row => row.delivered_at === null)).toHaveLength(1);
    const event = {
      village_id: villageId,
      id: uuidv7(),
      topic: inboxTopics.noticePublished,
      subject_id: noticeId,
      payload: { personIds: before.map(row => row.person_id) },
      created_at: new Date(),
    };
    await Promise.all(Array.from({ length: 5 }, () => here.app.get(UnitOfWork).run(villageId, tx => markDelivered(tx, event))));
    expect(new Map((await receipts(noticeId)).map(row => [row.person_id, row.delivered_at?.getTime()]))).toEqual(
      new Map(before.map(row => [row.person_id, row.delivered_at?.getTime()])),
    );
  });

  it('of a large village goes in short steps that miss nobody', async () => {
    const large = await here.village('大村');
    const publisher = await here.person(large, { roles: ['secretary'] });
    const count = NOTICE_DELIVERY_MAX_PERSONS * 2 + 3;
    await here.owner.query(`INSERT INTO person (village_id, id, name) SELECT $1, new_id(), '村民' FROM generate_series(1, $2::int)`, [
      large,
      count,
    ]);
    const body = {
      id: uuidv7(),
      title: '大会',
      text: '周五开会。',
      category: 'affairs',
      photoIds: [],
      audience: 'village',
      pinned: false,
      mustAcknowledge: false,
    };
    expect((await here.call(publisher, noticesRoutes.publishNotice, { body })).body.counts.audience).toBe(count);
    await here.app.get(OutboxDispatcher).drain();
    const { rows } = await here.owner.query<{ lines: number; events: number }>(
      'SELECT (SELECT count(*)::int FROM inbox_item WHERE subject_id = $1) AS lines, (SELECT count(*)::int FROM outbox_event WHERE subject_id = $1 AND done_at IS NOT NULL) AS events',
      [body.id],
    );
    expect(rows[0]).toEqual({ lines: count, events: 3 });
  });

  it('to somebody whose place was approved later', async () => {
    const noticeId = await published();
    const grandmother = (await receipts(noticeId)).find(row => row.delivered_at === null)?.person_id;
    await here.owner.query('INSERT INTO outbox_event (village_id, id, topic, subject_id, payload) VALUES ($1, $2, $3, $2, $4::jsonb)', [
      villageId,
      uuidv7(),
      inboxTopics.claimApproved,
      JSON.stringify({ personId: grandmother }),
    ]);
    await here.app.get(OutboxDispatcher).drain();
    expect((await receipts(noticeId)).filter(row => row.delivered_at === null)).toEqual([]);
  });
});

describe('another village', () => {
  it.each(['notice', 'notice_photo', 'notice_receipt'])('sees no row of %s with the application’s role', async table => {
    const noticeId = await published(false);
    await here.owner.query(
      `INSERT INTO media_object (village_id, id, uploaded_by_account_id, mime_type, storage_key, width, height, bytes, sha256) VALUES ($1, $2, $3, 'image/jpeg', 'k', 1, 1, 1, '\\x01')`,
      [villageId, noticeId, secretary.accountId],
    );
    await here.owner.query('INSERT INTO notice_photo (village_id, notice_id, position, media_id) VALUES ($1, $2, 1, $2)', [
      villageId,
      noticeId,
    ]);
    const rowsIn = async (village: string): Promise<number | null> => {
      const app = new Client({ connectionString: here.database.appUrl });
      await app.connect();
      try {
        await app.query('BEGIN');
        await app.query(`SELECT set_config('app.village', $1, true)`, [village]);
        return (await app.query(`SELECT 1 FROM ${table}`)).rowCount;
      } finally {
        await app.end();
      }
    };
    expect(await rowsIn(villageId)).toBeGreaterThan(0);
    expect(await rowsIn(await here.village('顺河村'))).toBe(0);
  });
});
