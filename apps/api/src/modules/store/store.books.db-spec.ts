import { uuidv7 } from 'uuidv7';
import { AppRole } from '../../../test/app-role';
import { TestStore } from '../../../test/store';
import { TestVillage } from '../../../test/village';
import { ExpireReservations } from './redemptions/expire-reservations';

let here: TestVillage;
let store: TestStore;
let other: TestStore;
let app: AppRole;

beforeAll(async () => {
  here = await TestVillage.boot();
  [store, other] = [await TestStore.open(here), await TestStore.open(here)];
  for (const one of [store, other]) {
    const goods = await one.goods({ stock: 5 });
    await one.handOver(await one.reserved(await one.shopper(12), goods));
  }
  app = await AppRole.of(here);
});
afterAll(async () => {
  await app.close();
  await here.close();
});

const inVillage = (...asked: Parameters<AppRole['inVillage']>) => app.inVillage(...asked);

describe('one door: the application’s role may not write the store’s books by any other way', () => {
  it.each([
    'UPDATE store_stock SET on_hand = on_hand + 1',
    'INSERT INTO store_stock (village_id, goods_id, on_hand) SELECT village_id, id, 9 FROM store_goods',
    'DELETE FROM store_movement',
    `INSERT INTO store_movement (village_id, goods_id, seq, kind, on_hand_change, reserved_change, on_hand_after, reserved_after, cause_id, at) SELECT village_id, id, 99, 'receipt', 1, 0, 1, 0, id, now() FROM store_goods`,
    `UPDATE store_redemption SET status = 'reserved'`,
    `UPDATE store_redemption SET expires_at = now() + interval '1 year'`,
    'DELETE FROM store_redemption',
    'UPDATE store_redemption_line SET quantity = 1',
    'INSERT INTO store_receipt (village_id, id, at) SELECT village_id, id, now() FROM store_goods',
    'UPDATE store_receipt_line SET unit_cost_fen = 1',
    'UPDATE store_price SET points = 1',
    'TRUNCATE store_redemption',
  ])('%s', async sql => {
    await expect(inVillage(store.villageId, sql)).rejects.toThrow(/permission denied/);
  });

  it.each([
    'store_post(ARRAY[]::store_move[])',
    'store_settle(ARRAY[]::store_deed[], $$cancel$$)',
    'store_place($$[]$$::jsonb, true)',
    'store_end($$[]$$::jsonb, $$return$$)',
    'store_record(ARRAY[]::store_deed[], $$reserve$$)',
    'store_verify()',
  ])('may not execute %s', async call => {
    await expect(inVillage(store.villageId, `SELECT ${call}`)).rejects.toThrow(/permission denied/);
  });

  it('an item cannot be dated back by the application, only by the owner', async () => {
    const goods = await store.goods({ stock: 5 });
    const item = {
      villageId: store.villageId,
      lines: [{ goodsId: goods, quantity: 1, unitCostFen: 1 }],
      actorAccountId: uuidv7(),
      actorPersonId: uuidv7(),
      actorRole: 'store_keeper',
      requestHash: '00',
      requestId: 'r',
      ip: '',
      at: '2020-05-01T00:00:00Z',
    };
    await app.client.query('SELECT * FROM store_receive($1::jsonb)', [JSON.stringify([{ ...item, id: uuidv7(), key: 'dated-by-app' }])]);
    await here.owner.query('SELECT * FROM store_receive($1::jsonb)', [JSON.stringify([{ ...item, id: uuidv7(), key: 'dated-by-owner' }])]);
    const { rows } = await here.owner.query<{ old: boolean }>(
      `SELECT at < '2021-01-01' AS old FROM store_movement WHERE goods_id = $1 ORDER BY seq`,
      [goods],
    );
    expect(rows.map(row => row.old)).toEqual([false, false, true]);
  });
});

describe('the law stands in the tables too', () => {
  it.each([
    ['UPDATE store_stock SET reserved = on_hand + 1', /ck_store_stock_quantity/],
    ['UPDATE store_stock SET reserved = -1', /ck_store_stock_quantity/],
    [`UPDATE store_redemption SET status = 'reserved' WHERE status = 'fulfilled'`, /ck_store_redemption_handed_over/],
    [
      `INSERT INTO store_movement (village_id, goods_id, seq, kind, on_hand_change, reserved_change, on_hand_after, reserved_after, cause_id, at) SELECT village_id, goods_id, 99, 'issue', 1, 0, 1, 0, goods_id, now() FROM store_stock`,
      /ck_store_movement_change/,
    ],
    ['UPDATE store_movement SET on_hand_change = 1', /append-only/],
    ['DELETE FROM store_redemption_line', /append-only/],
    ['UPDATE store_receipt SET note = $$x$$', /append-only/],
    ['DELETE FROM store_price', /append-only/],
  ])('%s', async (sql, refusal) => {
    await expect(here.owner.query(sql)).rejects.toThrow(refusal);
  });

  it.each([
    ['UPDATE store_stock SET on_hand = on_hand + 1', 'UPDATE store_stock SET on_hand = on_hand - 1', 'stock'],
    [
      `UPDATE ledger_account SET balance = balance + 3 WHERE kind = 'reserved'`,
      `UPDATE ledger_account SET balance = balance - 3 WHERE kind = 'reserved'`,
      'account',
    ],
    ['UPDATE store_redemption SET points = points + 1', 'UPDATE store_redemption SET points = points - 1', 'redemption'],
  ])('verification finds: %s', async (spoil, mend, subject) => {
    expect(await store.faults()).toEqual([]);
    await here.owner.query(spoil);
    expect(await store.faults()).toEqual(expect.arrayContaining([expect.objectContaining({ subject })]));
    await here.owner.query(mend);
    expect(await store.faults()).toEqual([]);
  });
});

describe('row-level security, with no filter in the query', () => {
  it.each([
    'store_goods',
    'store_price',
    'store_stock',
    'store_movement',
    'store_receipt',
    'store_receipt_line',
    'store_redemption',
    'store_redemption_line',
  ])('%s shows the rows of the named village only, and none without one', async table => {
    const villages = (await inVillage(store.villageId, `SELECT DISTINCT village_id FROM ${table}`)).map(row => row['village_id']);
    expect(villages).toEqual([store.villageId]);
    expect(await inVillage(null, `SELECT 1 FROM ${table}`)).toEqual([]);
  });

  it('a command names its village: another village’s keeper moves nothing', async () => {
    const goods = await store.goods({ stock: 2 });
    const buyer = await store.shopper(12);
    const redemptionId = await store.reserved(buyer, goods);
    const caller = {
      villageId: other.villageId,
      actorAccountId: uuidv7(),
      actorPersonId: uuidv7(),
      actorHouseholdId: null,
      actorRole: 'store_keeper',
      requestHash: '00',
      requestId: 'r',
      ip: '',
    };
    const notFound = [{ outcome: { refused: 'RESOURCE.NOT_FOUND', details: {} } }];
    const ask = (name: string, item: object) =>
      inVillage(other.villageId, `SELECT outcome - 'details' || '{"details": {}}' AS outcome FROM ${name}($1::jsonb)`, [
        JSON.stringify([{ ...caller, key: `${name}-key`, ...item }]),
      ]);
    expect(await ask('store_hand_over', { redemptionId, means: 'card' })).toEqual(notFound);
    expect(await ask('store_cancel', { redemptionId, actorHouseholdId: buyer.householdId })).toEqual(notFound);
    expect(
      await ask('store_counter_sale', {
        id: uuidv7(),
        householdId: buyer.householdId,
        lines: [{ goodsId: goods, quantity: 1 }],
        expectedPoints: 6,
        means: 'card',
      }),
    ).toEqual(notFound);
    // Its own household, but goods of another village; and a hand-over of another village.
    const own = await here.household(other.villageId);
    expect(
      await ask('store_reserve', {
        id: uuidv7(),
        householdId: own,
        actorHouseholdId: own,
        lines: [{ goodsId: goods, quantity: 1 }],
        expectedPoints: 6,
      }),
    ).toEqual(notFound);
    expect(await store.statusOf(redemptionId)).toBe('reserved');
    await store.handOver(redemptionId, { reason: '老人没有手机' });
    expect(await ask('store_return', { redemptionId, reason: '坏了', restock: true })).toEqual(notFound);
    expect(await store.statusOf(redemptionId)).toBe('fulfilled');
    expect(await store.level(goods)).toEqual({ on_hand: 1, reserved: 0 });
  });
});

describe('the clock', () => {
  it('expires what is overdue in every village, in sets, and nothing else', async () => {
    const due: [TestStore, string][] = [];
    for (const one of [store, other]) {
      const goods = await one.goods({ stock: 5, points: 1 });
      const buyer = await one.shopper(5);
      for (let n = 0; n < 2; n += 1) due.push([one, await one.reserved(buyer, goods, { points: 1 })]);
      await one.reserved(buyer, goods, { points: 1 });
    }
    for (const [one, id] of due) await one.overdue(id);
    expect(await here.app.get(ExpireReservations).run()).toBe(4);
    for (const [one, id] of due) expect(await one.statusOf(id)).toBe('expired');
    expect(await here.app.get(ExpireReservations).run()).toBe(0);
    expect(await store.faults()).toEqual([]);
    const { rows } = await here.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox_event WHERE topic = 'store.redemption.expired'`,
    );
    expect(rows[0]?.n).toBe(4);
  });
});
