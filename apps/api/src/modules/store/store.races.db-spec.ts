import { storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../test/store';
import { TestVillage } from '../../../test/village';
import { ExpireReservations } from './redemptions/expire-reservations';

let here: TestVillage;
let store: TestStore;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
});
afterAll(() => here.close());
afterEach(async () => expect(await store.faults()).toEqual([]));

const codes = (replies: readonly { status: number; problem?: { code?: string } }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const code = reply.status === 200 ? 'ok' : (reply.problem?.code ?? String(reply.status));
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};
const times = <T>(count: number, work: (n: number) => T): T[] => Array.from({ length: count }, (_one, n) => work(n));

describe('many at once', () => {
  it('the last item and fifty buyers: exactly one has it', async () => {
    const goods = await store.goods({ stock: 1 });
    const buyers = await Promise.all(times(50, () => store.shopper()));
    for (const buyer of buyers) await give(buyer.householdId, 10);
    const replies = await Promise.all(buyers.map(buyer => store.reserve(buyer, goods)));
    expect(codes(replies)).toEqual({ ok: 1, 'STORE.OUT_OF_STOCK': 49 });
    expect(await store.level(goods)).toEqual({ on_hand: 1, reserved: 1 });
    const wallets = await Promise.all(buyers.map(buyer => here.balance(buyer.householdId)));
    expect(wallets.reduce((sum, points) => sum + points, 0)).toBe(50 * 10 - 6);
  });

  it('points for three and fifty taps: exactly three', async () => {
    const goods = await store.goods({ stock: 100 });
    const buyer = await store.shopper(20);
    const replies = await Promise.all(times(50, () => store.reserve(buyer, goods)));
    expect(codes(replies)).toEqual({ ok: 3, 'POINTS.INSUFFICIENT': 47 });
    expect([await here.balance(buyer.householdId), await here.balance(buyer.householdId, 'reserved')]).toEqual([2, 18]);
    expect(await store.level(goods)).toEqual({ on_hand: 100, reserved: 3 });
  });

  it('a limit of two a month and fifty taps: exactly two', async () => {
    const goods = await store.goods({ stock: 100, points: 1, limit: { quantity: 2, period: 'month' } });
    const buyer = await store.shopper(60);
    const replies = await Promise.all(times(50, () => store.reserve(buyer, goods, { points: 1 })));
    expect(codes(replies)).toEqual({ ok: 2, 'STORE.LIMIT_REACHED': 48 });
  });

  it('the same key a hundred times: one redemption, ninety-nine replays of the same answer', async () => {
    const goods = await store.goods({ stock: 100 });
    const buyer = await store.shopper(600);
    const id = uuidv7();
    const replies = await Promise.all(times(100, () => store.reserve(buyer, goods, { id, key: 'hundred-times' })));
    expect(codes(replies)).toEqual({ ok: 100 });
    expect(new Set(replies.map(reply => JSON.stringify(reply.body))).size).toBe(1);
    expect(replies.filter(reply => reply.headers['idempotent-replayed'] === 'true')).toHaveLength(99);
    expect(await here.balance(buyer.householdId)).toBe(594);
    expect(await store.level(goods)).toEqual({ on_hand: 100, reserved: 1 });
  });

  it('the same key twice inside one set of the books: one effect, one replay; another body under it is refused', async () => {
    const goods = await store.goods({ stock: 5 });
    const buyer = await store.shopper(100);
    const item = {
      villageId: store.villageId,
      id: uuidv7(),
      householdId: buyer.householdId,
      lines: [{ goodsId: goods, quantity: 1 }],
      expectedPoints: 6,
      actorAccountId: buyer.accountId,
      actorPersonId: buyer.personId,
      actorHouseholdId: buyer.householdId,
      actorRole: 'villager',
      key: 'twice-in-a-set',
      requestHash: '01',
      requestId: 'r',
      ip: '',
    };
    const set = [item, item, { ...item, requestHash: '02' }];
    const { rows } = await here.owner.query<{ outcome: object }>('SELECT outcome FROM store_reserve($1::jsonb) ORDER BY ord', [
      JSON.stringify(set),
    ]);
    expect(rows.map(row => row.outcome)).toEqual([
      expect.objectContaining({ replayed: false }),
      expect.objectContaining({ replayed: true }),
      { refused: 'IDEMPOTENCY.KEY_REUSED' },
    ]);
    expect(await store.level(goods)).toEqual({ on_hand: 5, reserved: 1 });
  });

  it('cancel against hand-over against expiry: exactly one wins, and nothing is lost or made', async () => {
    const goods = await store.goods({ stock: 100 });
    const buyer = await store.shopper(200);
    const expiry = here.app.get(ExpireReservations);
    const before = await here.balance(buyer.householdId);
    const ends = { fulfilled: 0, cancelled: 0, expired: 0 };
    for (let round = 0; round < 12; round += 1) {
      const id = await store.reserved(buyer, goods);
      // On the edge: due in a few milliseconds, so that the clock takes part.
      await here.owner.query(`UPDATE store_redemption SET expires_at = now() + $2 * interval '1 millisecond' WHERE id = $1`, [
        id,
        (round % 4) * 4,
      ]);
      const replies = await Promise.all([
        store.cancel(buyer, id),
        store.handOver(id),
        expiry.run(),
        store.cancel(buyer, id),
        store.handOver(id),
      ]);
      const won = [replies[0], replies[1], replies[3], replies[4]].filter(reply => reply.status === 200);
      await new Promise(resolve => setTimeout(resolve, 15));
      await expiry.run();
      const status = await store.statusOf(id);
      expect(won.length).toBe(status === 'expired' ? 0 : 1);
      ends[status as keyof typeof ends] += 1;
    }
    expect(ends.fulfilled + ends.cancelled + ends.expired).toBe(12);
    expect(await here.balance(buyer.householdId, 'reserved')).toBe(0);
    expect(await here.balance(buyer.householdId)).toBe(before - 6 * ends.fulfilled);
    expect(await store.level(goods)).toEqual({ on_hand: 100 - ends.fulfilled, reserved: 0 });
  });

  it('eight keepers hand the same over: one does, seven are told when', async () => {
    const goods = await store.goods({ stock: 3 });
    const buyer = await store.shopper(20);
    const id = await store.reserved(buyer, goods);
    const keepers = await Promise.all(times(8, () => here.person(store.villageId, { roles: ['store_keeper'] })));
    const replies = await Promise.all(keepers.map(keeper => store.handOver(id, undefined, keeper)));
    expect(codes(replies)).toEqual({ ok: 1, 'STORE.ALREADY_FULFILLED': 7 });
    expect(replies.find(reply => reply.status !== 200)?.problem.detail).toMatch(/^领取时间：20\d\d年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d。/);
    expect(await store.level(goods)).toEqual({ on_hand: 2, reserved: 0 });
  });

  it('all doors of the store at once, in several sets: no deadlock, no fault', async () => {
    const goods = await Promise.all(times(4, () => store.goods({ stock: 30, points: 2 })));
    const buyers = await Promise.all(times(8, () => store.shopper(40)));
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
    const reserve = async (n: number): Promise<void> => {
      const lines = [
        { goodsId: pick(goods, n), quantity: 1 },
        { goodsId: pick(goods, n + 1 + (n % 3)), quantity: 1 },
      ];
      const reserved = await here.call(pick(buyers, n), storeRoutes.reserveGoods, { body: { id: uuidv7(), lines, expectedPoints: 4 } });
      if (reserved.status !== 200) return;
      if (n % 3 === 0) await store.cancel(pick(buyers, n), reserved.body.redemptionId);
      else if (n % 3 === 1) await store.handOver(reserved.body.redemptionId);
    };
    const sell = (n: number) =>
      here.call(store.keeper, storeRoutes.counterSale, {
        body: {
          id: uuidv7(),
          householdId: pick(buyers, n).householdId,
          lines: [{ goodsId: pick(goods, n), quantity: 1 }],
          expectedPoints: 2,
          reason: '没有手机',
        },
      });
    const sold = await Promise.all(times(40, async n => (await Promise.all([reserve(n), sell(n), store.receive(pick(goods, n), 1)]))[1]));
    expect(sold.map(reply => reply.status).filter(status => status >= 500)).toEqual([]);
  });
});

/** Points without fifty applications: by the books' own door, as the owner. */
async function give(householdId: string, points: number): Promise<void> {
  await here.owner.query(`SELECT ledger_open(ARRAY[$1::uuid], ARRAY[$2::uuid])`, [store.villageId, householdId]);
  await here.owner.query(
    `SELECT ledger_post(ARRAY[ROW($1::uuid, new_id(), 'opening', ledger_village_account($1::uuid, 'issuance'), a.id, $3::int, $2::uuid, '', NULL, NULL, NULL, NULL)::ledger_posting], now())
     FROM ledger_account a WHERE a.village_id = $1::uuid AND a.household_id = $2::uuid AND a.kind = 'wallet'`,
    [store.villageId, householdId, points],
  );
}
