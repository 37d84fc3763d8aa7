import { identityRoutes, pointsRoutes, storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../test/store';
import { TestVillage } from '../../../test/village';

let here: TestVillage;
let store: TestStore;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here, { reservationDays: 3 });
});
afterAll(() => here.close());
afterEach(async () => expect(await store.faults()).toEqual([]));

describe('from the shelf to the kitchen', () => {
  it('is reserved, fetched by code, and a second scan is told when', async () => {
    const goods = await store.goods({ name: '肥皂', stock: 10, limit: { quantity: 4, period: 'month' } });
    const buyer = await store.shopper(20);
    const before = await here.call(buyer, storeRoutes.goods, { params: { goodsId: goods } });
    expect(before.body).toMatchObject({ name: '肥皂', points: 6, available: 10, limit: { quantity: 4, period: 'month' }, limitLeft: 4 });

    const reserved = await store.reserve(buyer, goods, { quantity: 2, points: 12 });
    expect(reserved.body).toMatchObject({ status: 'reserved', points: 12, title: '肥皂 2 袋', balance: 8 });
    const waits = Date.parse(reserved.body.expiresAt ?? '') - Date.now();
    expect(Math.round(waits / 86_400_000)).toBe(3);
    expect((await here.call(buyer, storeRoutes.goods, { params: { goodsId: goods } })).body).toMatchObject({ available: 8, limitLeft: 2 });
    const account = await here.call(buyer, pointsRoutes.myAccount);
    expect(account.body).toMatchObject({ spendable: 8, reserved: 12 });

    const { redemptionId } = reserved.body;
    const code = await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId } });
    expect(code.body).toMatchObject({ redemptionId, householdName: '罗家', digits: expect.stringMatching(/^\d{8}$/) as string });
    const found = await here.call(store.keeper, storeRoutes.resolveCounter, { body: { code: code.body.qr } });
    expect(found.body).toMatchObject({
      householdId: buyer.householdId,
      means: 'qr',
      redemptionId,
      own: false,
      spendable: 8,
      memberNames: ['罗秀英'],
    });
    expect(found.body.open.map(one => one.id)).toEqual([redemptionId]);

    const handed = await store.handOver(redemptionId, { ticket: found.body.ticket });
    expect(handed.body).toMatchObject({ status: 'fulfilled', points: 12, balance: 8 });
    expect(await here.balance(buyer.householdId, 'reserved')).toBe(0);
    expect(await store.level(goods)).toEqual({ on_hand: 8, reserved: 0 });
    for (const again of [
      await here.call(store.keeper, storeRoutes.resolveCounter, { body: { code: code.body.qr } }),
      await store.handOver(redemptionId, { ticket: found.body.ticket }),
      await here.call(store.keeper, storeRoutes.resolveCounter, { body: { digits: code.body.digits, householdId: buyer.householdId } }),
      await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId } }),
    ])
      expect(again.problem).toMatchObject({
        status: 409,
        code: 'STORE.ALREADY_FULFILLED',
        detail: expect.stringMatching(/^领取时间：20\d\d年\d+月\d+日 \d+:\d\d。/) as string,
      });
    const kept = await here.call(buyer, storeRoutes.redemption, { params: { redemptionId } });
    expect(kept.body).toMatchObject({
      status: 'fulfilled',
      means: 'qr',
      lines: [{ name: '肥皂', unit: '袋', quantity: 2, unitPoints: 6 }],
    });
    const statement = await here.call(buyer, pointsRoutes.myStatement);
    expect(statement.body.items[0]).toMatchObject({ kind: 'hold', amount: -12, reason: '肥皂 2 袋' });
  });

  it('cancelling gives points, stock and the limit’s share back', async () => {
    const goods = await store.goods({ stock: 3, limit: { quantity: 3, period: 'week' } });
    const buyer = await store.shopper(18);
    const id = await store.reserved(buyer, goods, { quantity: 3, points: 18 });
    expect((await store.cancel(buyer, id)).body).toMatchObject({ status: 'cancelled', balance: 18 });
    expect(await store.level(goods)).toEqual({ on_hand: 3, reserved: 0 });
    expect((await here.call(buyer, storeRoutes.goods, { params: { goodsId: goods } })).body).toMatchObject({ available: 3, limitLeft: 3 });
    for (const late of [
      await store.cancel(buyer, id),
      await store.handOver(id),
      await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId: id } }),
    ])
      expect(late.problem).toMatchObject({ status: 409, code: 'STORE.ALREADY_CANCELLED' });
  });

  it('an overdue reservation is expired before any job came by: it shows so, cannot be fetched, and gives everything back', async () => {
    const goods = await store.goods({ stock: 5 });
    const buyer = await store.shopper(12);
    const [first, second] = [await store.reserved(buyer, goods), await store.reserved(buyer, goods)];
    await store.overdue(first);
    await store.overdue(second);
    expect((await here.call(buyer, storeRoutes.redemption, { params: { redemptionId: first } })).body.status).toBe('expired');
    expect((await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId: first } })).problem.code).toBe(
      'STORE.RESERVATION_EXPIRED',
    );
    expect((await store.handOver(first)).problem.code).toBe('STORE.RESERVATION_EXPIRED');
    expect(await store.statusOf(first)).toBe('expired');
    expect(await here.balance(buyer.householdId)).toBe(6);
    expect((await store.cancel(buyer, second)).problem.code).toBe('STORE.RESERVATION_EXPIRED');
    expect([await here.balance(buyer.householdId), await here.balance(buyer.householdId, 'reserved')]).toEqual([12, 0]);
    expect(await store.level(goods)).toEqual({ on_hand: 5, reserved: 0 });
    const list = await here.call(buyer, storeRoutes.myRedemptions, { query: { status: 'expired' } });
    expect(list.body.items.map(one => one.id).sort()).toEqual([first, second].sort());
  });

  it('what is handed over can come back: whole to the shelf, broken as damage', async () => {
    const goods = await store.goods({ stock: 5 });
    const buyer = await store.shopper(12);
    const giveBack = async (restock: boolean): Promise<string> => {
      const id = await store.reserved(buyer, goods);
      const take = () =>
        here.call(store.keeper, storeRoutes.returnRedemption, { params: { redemptionId: id }, body: { reason: '包装破损', restock } });
      expect((await take()).problem.code).toBe('STORE.NOT_FULFILLED');
      await store.handOver(id);
      expect((await take()).body).toMatchObject({ status: 'returned', balance: 12 });
      expect((await take()).problem.code).toBe('STORE.ALREADY_RETURNED');
      return id;
    };
    await giveBack(true);
    expect(await store.level(goods)).toEqual({ on_hand: 5, reserved: 0 });
    await giveBack(false);
    expect(await store.level(goods)).toEqual({ on_hand: 4, reserved: 0 });
    const book = await here.call(store.keeper, storeRoutes.stockMovements, { params: { goodsId: goods }, query: { limit: '3' } });
    expect(book.body.items.map(line => [line.kind, line.onHandChange, line.onHandAfter, line.party, line.note])).toEqual([
      ['damage', -1, 4, '罗家', '包装破损'],
      ['return', 1, 5, '罗家', '包装破损'],
      ['issue', -1, 4, '罗家', '本人到场，组长在场'],
    ]);
    expect((await here.call(buyer, pointsRoutes.myStatement)).body.items[0]).toMatchObject({ kind: 'sale_return', amount: 6 });
  });
});

describe('at the counter', () => {
  it('a household without a phone: card, choose, confirm', async () => {
    const goods = await store.goods({ stock: 4 });
    const buyer = await store.shopper(20);
    const { rows } = await here.owner.query<{ card_code: string }>('SELECT card_code FROM household WHERE id = $1', [buyer.householdId]);
    const found = await here.call(store.keeper, storeRoutes.resolveCounter, { body: { code: rows[0]?.card_code } });
    expect(found.body).toMatchObject({ householdId: buyer.householdId, means: 'card', redemptionId: null });
    const sale = {
      id: uuidv7(),
      householdId: buyer.householdId,
      lines: [{ goodsId: goods, quantity: 2 }],
      expectedPoints: 12,
      ticket: found.body.ticket,
    };
    const sold = await here.call(store.keeper, storeRoutes.counterSale, { body: sale });
    expect(sold.body).toMatchObject({ status: 'fulfilled', balance: 8, expiresAt: null });
    expect(await store.level(goods)).toEqual({ on_hand: 2, reserved: 0 });
    expect((await here.call(buyer, storeRoutes.redemption, { params: { redemptionId: sale.id } })).body).toMatchObject({
      channel: 'counter',
      means: 'card',
      placedByName: null,
    });
    expect((await here.call(store.keeper, storeRoutes.counterSale, { body: sale })).problem.code).toBe('STORE.REDEMPTION_ID_TAKEN');
  });

  it('found by name: only with a reason, which is kept', async () => {
    const goods = await store.goods({ stock: 4 });
    const buyer = await store.shopper(20);
    const found = await here.call(store.keeper, storeRoutes.counterHousehold, { params: { householdId: buyer.householdId } });
    expect(found.body).toMatchObject({ means: 'name', ticket: null });
    const id = await store.reserved(buyer, goods);
    for (const body of [{}, { reason: '  ' }]) expect((await store.handOver(id, body)).problem.code).toBe('STORE.REASON_NEEDED');
    await store.handOver(id, { reason: '手机没电，邻居作证' });
    expect((await here.call(buyer, storeRoutes.redemption, { params: { redemptionId: id } })).body).toMatchObject({
      means: 'name',
      reason: '手机没电，邻居作证',
    });
    const sale = { id: uuidv7(), householdId: buyer.householdId, lines: [{ goodsId: goods, quantity: 1 }], expectedPoints: 6 };
    expect((await here.call(store.keeper, storeRoutes.counterSale, { body: sale })).problem.code).toBe('STORE.REASON_NEEDED');
    expect((await here.call(store.keeper, storeRoutes.counterSale, { body: { ...sale, reason: '老人没有手机' } })).status).toBe(200);
  });

  it('a pick-up code proves its own redemption: neither another of the household, nor a sale, nor in another keeper’s hands', async () => {
    const goods = await store.goods({ stock: 4 });
    const buyer = await store.shopper(20);
    const [one, other] = [await store.reserved(buyer, goods), await store.reserved(buyer, goods)];
    const code = await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId: one } });
    const { ticket } = (await here.call(store.keeper, storeRoutes.resolveCounter, { body: { code: code.body.qr } })).body;
    expect((await store.handOver(other, { ticket })).problem.code).toBe('STORE.CODE_INVALID');
    const sale = { id: uuidv7(), householdId: buyer.householdId, lines: [{ goodsId: goods, quantity: 1 }], expectedPoints: 6, ticket };
    expect((await here.call(store.keeper, storeRoutes.counterSale, { body: sale })).problem.code).toBe('STORE.REASON_NEEDED');
    const colleague = await here.person(store.villageId, { roles: ['store_keeper'] });
    expect((await store.handOver(one, { ticket }, colleague)).problem.code).toBe('STORE.TICKET_EXPIRED');
    expect((await store.handOver(one, { ticket: `${ticket?.slice(0, -2)}AA` })).problem.code).toBe('STORE.TICKET_EXPIRED');
    const stranger = await store.shopper(0);
    expect(
      (await here.call(store.keeper, storeRoutes.counterSale, { body: { ...sale, householdId: stranger.householdId } })).problem.code,
    ).toBe('STORE.CODE_INVALID');
    expect((await store.handOver(one, { ticket })).status).toBe(200);
  });

  it('digits count only together with the household; five wrong ones lock it for a quarter of an hour, whoever asks', async () => {
    const goods = await store.goods({ stock: 4 });
    const [buyer, neighbour] = [await store.shopper(20), await store.shopper(0)];
    const id = await store.reserved(buyer, goods);
    const { digits } = (await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId: id } })).body;
    const keeper = await here.person(store.villageId, { roles: ['store_keeper'] });
    const say = (body: object, who = keeper) => here.call(who, storeRoutes.resolveCounter, { body });
    expect((await say({ digits })).problem.code).toBe('STORE.DIGITS_NEED_HOUSEHOLD');
    const colleague = await here.person(store.villageId, { roles: ['store_keeper'] });
    expect((await say({ digits, householdId: neighbour.householdId }, colleague)).problem.code).toBe('STORE.CODE_INVALID');
    expect((await say({ digits, householdId: buyer.householdId })).body).toMatchObject({ means: 'digits', redemptionId: id });
    const wrong = digits === '00000000' ? '00000001' : '00000000';
    for (let tries = 0; tries < 5; tries += 1)
      expect((await say({ digits: wrong, householdId: buyer.householdId })).problem.code).toBe('STORE.CODE_INVALID');
    const locked = await say({ digits, householdId: buyer.householdId });
    expect(locked.problem).toMatchObject({ status: 429, code: 'STORE.CODE_LOCKED', detail: '请 15 分钟后再试，或扫户卡办理。' });
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(800);
    expect((await say({ digits, householdId: buyer.householdId }, colleague)).problem.code).toBe('STORE.CODE_LOCKED');
  });

  it('a good code in between clears no wrong guess: the sixth try of a keeper waits, whatever households were tried', async () => {
    const goods = await store.goods({ stock: 4 });
    const buyer = await store.shopper(20);
    const id = await store.reserved(buyer, goods);
    const { digits, qr } = (await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId: id } })).body;
    const keeper = await here.person(store.villageId, { roles: ['store_keeper'] });
    const say = (body: object) => here.call(keeper, storeRoutes.resolveCounter, { body });
    for (let tries = 0; tries < 5; tries += 1) {
      const other = await here.household(store.villageId, `第${tries}家`);
      expect((await say({ digits, householdId: other })).problem.code).toBe('STORE.CODE_INVALID');
      if (tries < 4) expect((await say(tries % 2 ? { code: qr } : { digits, householdId: buyer.householdId })).status).toBe(200);
    }
    expect((await say({ code: qr })).problem.code).toBe('STORE.CODE_LOCKED');
    // Its colleague is served.
    expect((await here.call(store.keeper, storeRoutes.resolveCounter, { body: { code: qr } })).status).toBe(200);
  });

  it('a household that is locked does not lock the keepers who ask for it', async () => {
    const buyer = await store.shopper(0);
    const fresh = await store.shopper(20);
    const id = await store.reserved(fresh, await store.goods({ stock: 4 }));
    const { qr } = (await here.call(fresh, storeRoutes.pickupCode, { params: { redemptionId: id } })).body;
    const [first, second] = [
      await here.person(store.villageId, { roles: ['store_keeper'] }),
      await here.person(store.villageId, { roles: ['store_keeper'] }),
    ];
    const say = (who: typeof first, body: object) => here.call(who, storeRoutes.resolveCounter, { body });
    const wrong = { digits: '12345678', householdId: buyer.householdId };
    for (let tries = 0; tries < 5; tries += 1) expect((await say(first, wrong)).problem.code).toBe('STORE.CODE_INVALID');
    for (let tries = 0; tries < 6; tries += 1) expect((await say(second, wrong)).problem.code).toBe('STORE.CODE_LOCKED');
    expect((await say(second, { code: qr })).status).toBe(200);
  });

  it('nor does a keeper serve a household that they act for: who reserves for it does not hand over to it', async () => {
    const goods = await store.goods({ stock: 4 });
    const buyer = await store.shopper(20);
    const helper = await store.shopper(0, { roles: ['store_keeper'] });
    const right = await here.proxy(buyer, helper);
    const { redemptionId } = (await store.reserve(helper, goods, { householdId: buyer.householdId })).body;
    const found = await here.call(helper, storeRoutes.counterHousehold, { params: { householdId: buyer.householdId } });
    expect(found.body.own).toBe(true);
    expect((await store.handOver(redemptionId, undefined, helper)).problem.code).toBe('STORE.OWN_HOUSEHOLD');
    const sale = {
      id: uuidv7(),
      householdId: buyer.householdId,
      lines: [{ goodsId: goods, quantity: 1 }],
      expectedPoints: 6,
      reason: '代办',
    };
    expect((await here.call(helper, storeRoutes.counterSale, { body: sale })).problem.code).toBe('STORE.OWN_HOUSEHOLD');
    expect((await here.call(buyer, identityRoutes.revokeProxy, { params: { proxyId: right.id } })).status).toBe(200);
    expect((await store.handOver(redemptionId, undefined, helper)).status).toBe(200);
  });

  it('nobody serves the own household', async () => {
    const goods = await store.goods({ stock: 4 });
    const buyer = await store.shopper(20);
    const relative = await store.shopper(0, { household: buyer.householdId, roles: ['store_keeper'] });
    const id = await store.reserved(buyer, goods);
    expect((await here.call(relative, storeRoutes.counterHousehold, { params: { householdId: buyer.householdId } })).body.own).toBe(true);
    expect((await store.handOver(id, undefined, relative)).problem).toMatchObject({ status: 422, code: 'STORE.OWN_HOUSEHOLD' });
    const sale = {
      id: uuidv7(),
      householdId: buyer.householdId,
      lines: [{ goodsId: goods, quantity: 1 }],
      expectedPoints: 6,
      reason: '自家',
    };
    expect((await here.call(relative, storeRoutes.counterSale, { body: sale })).problem.code).toBe('STORE.OWN_HOUSEHOLD');
    await store.handOver(id);
    expect(
      (await here.call(relative, storeRoutes.returnRedemption, { params: { redemptionId: id }, body: { reason: '退', restock: true } }))
        .problem.code,
    ).toBe('STORE.OWN_HOUSEHOLD');
  });
});
