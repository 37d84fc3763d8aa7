import { storeRoutes } from '@jishan/contracts';
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

describe('what is refused, and holds nothing', () => {
  it('another price than the one that was shown', async () => {
    const goods = await store.goods({ stock: 4 });
    const buyer = await store.shopper(20);
    expect((await store.reprice(goods, 8)).status).toBe(200);
    const refused = await store.reserve(buyer, goods, { points: 6 });
    expect(refused.problem).toMatchObject({
      status: 409,
      code: 'STORE.PRICE_CHANGED',
      details: { points: 8 },
      detail: '现在需要 8 分。没有扣分，请看清后再确认。',
    });
    expect(await here.balance(buyer.householdId)).toBe(20);
    expect((await store.reserve(buyer, goods, { points: 8 })).status).toBe(200);
    const prices = await here.call(buyer, storeRoutes.goodsPrices, { params: { goodsId: goods } });
    expect(prices.body.items.map(price => price.points)).toEqual([8, 6]);
  });

  it('too few points, too little stock, over the limit, off the shelf', async () => {
    const buyer = await store.shopper(20);
    const goods = await store.goods({ name: '菜籽油', stock: 4 });
    expect((await store.reserve(buyer, goods, { quantity: 4, points: 24 })).problem).toMatchObject({
      status: 422,
      code: 'POINTS.INSUFFICIENT',
      detail: '需要 24 分，可用 20 分。',
    });
    expect((await store.reserve(buyer, goods, { quantity: 5, points: 30 })).problem).toMatchObject({
      code: 'STORE.OUT_OF_STOCK',
      title: '商品不够了',
      detail: '“菜籽油”还剩 4 袋。没有扣分。',
    });
    const limited = await store.goods({ name: '大米', stock: 9, points: 1, limit: { quantity: 2, period: 'month' } });
    await store.reserved(buyer, limited, { points: 1 });
    expect((await store.reserve(buyer, limited, { quantity: 2, points: 2 })).problem).toMatchObject({
      code: 'STORE.LIMIT_REACHED',
      detail: '“大米”每户每月限兑 2 袋，已兑 1 袋。',
    });
    await here.call(store.keeper, storeRoutes.setGoodsShelf, { params: { goodsId: goods }, body: { onShelf: false } });
    expect((await store.reserve(buyer, goods)).problem).toMatchObject({
      code: 'STORE.GOODS_OFF_SHELF',
      detail: '“菜籽油”刚刚下架。没有扣分，请看看别的商品。',
    });
    const shelf = await here.call(buyer, storeRoutes.shelf, { query: { limit: '100' } });
    expect(shelf.body.items.map(item => item.id)).not.toContain(goods);
    expect(await store.level(goods)).toEqual({ on_hand: 4, reserved: 0 });
    expect(await here.balance(buyer.householdId)).toBe(19);
  });

  it('a basket of several is all or nothing', async () => {
    const [plenty, scarce] = [await store.goods({ stock: 9 }), await store.goods({ stock: 1 })];
    const buyer = await store.shopper(40);
    const want = (quantity: number) => ({
      id: uuidv7(),
      lines: [
        { goodsId: plenty, quantity: 2 },
        { goodsId: scarce, quantity },
      ],
      expectedPoints: 12 + 6 * quantity,
    });
    expect((await here.call(buyer, storeRoutes.reserveGoods, { body: want(2) })).problem.code).toBe('STORE.OUT_OF_STOCK');
    expect(await store.level(plenty)).toEqual({ on_hand: 9, reserved: 0 });
    const both = await here.call(buyer, storeRoutes.reserveGoods, { body: want(1) });
    expect(both.body).toMatchObject({ points: 18, title: expect.stringMatching(/^洗衣粉\S+ 2 袋、洗衣粉\S+ 1 袋$/) as string });
  });

  it('malformed baskets, with a Chinese sentence under the field', async () => {
    const buyer = await store.shopper(0);
    const goodsId = await store.goods();
    const line = { goodsId, quantity: 1 };
    for (const [lines, pointer] of [
      [[], '/lines'],
      [[line, line], '/lines'],
      [Array.from({ length: 11 }, () => ({ goodsId: uuidv7(), quantity: 1 })), '/lines'],
      [[{ goodsId, quantity: 0 }], '/lines/0/quantity'],
      [[{ goodsId, quantity: 1, price: 0 }], '/lines/0/price'],
      [['x'], '/lines'],
      [null, '/lines'],
    ] as const) {
      const { problem } = await here.call(buyer, storeRoutes.reserveGoods, { body: { id: uuidv7(), lines, expectedPoints: 6 } });
      expect([problem.status, problem.code]).toEqual([400, 'REQUEST.INVALID']);
      expect(problem.errors?.some(field => field.pointer.startsWith(pointer))).toBe(true);
    }
    expect((await store.reserve(buyer, uuidv7())).problem.code).toBe('RESOURCE.NOT_FOUND');
    expect((await here.call(buyer, storeRoutes.shelf, { query: { cursor: 'bm9uc2Vuc2U' } })).problem.code).toBe('REQUEST.BAD_CURSOR');
  });

  it('a village of rounds, and a village whose books are stopped', async () => {
    const rounds = await TestStore.open(here, { redemptionMode: 'rounds' });
    const buyer = await rounds.shopper(12);
    const goods = await rounds.goods({ stock: 2 });
    expect((await rounds.reserve(buyer, goods)).problem.code).toBe('STORE.ROUNDS_ONLY');
    const stopped = await TestStore.open(here);
    const other = await stopped.shopper(12);
    const soap = await stopped.goods({ stock: 2 });
    const id = await stopped.reserved(other, soap);
    await here.owner.query('UPDATE village SET books_stopped_at = now() WHERE id = $1', [stopped.villageId]);
    for (const refused of [await stopped.reserve(other, soap), await stopped.cancel(other, id), await stopped.handOver(id)])
      expect(refused.problem).toMatchObject({ status: 503, code: 'POINTS.BOOKS_STOPPED' });
  });
});

describe('whose it is', () => {
  it('a neighbour’s, another village’s and a missing redemption look the same', async () => {
    const goods = await store.goods({ stock: 4 });
    const [buyer, neighbour] = [await store.shopper(6), await store.shopper(0)];
    const id = await store.reserved(buyer, goods);
    const elsewhere = await TestStore.open(here);
    const stranger = await elsewhere.shopper(0, { roles: ['store_keeper'] });
    const answers = await Promise.all([
      here.call(neighbour, storeRoutes.redemption, { params: { redemptionId: id } }),
      here.call(neighbour, storeRoutes.pickupCode, { params: { redemptionId: id } }),
      store.cancel(neighbour, id),
      here.call(stranger, storeRoutes.redemption, { params: { redemptionId: id } }),
      elsewhere.handOver(id),
      here.call(elsewhere.keeper, storeRoutes.stockItem, { params: { goodsId: goods } }),
      here.call(stranger, storeRoutes.goods, { params: { goodsId: goods } }),
      here.call(elsewhere.keeper, storeRoutes.receiveStock, {
        body: { id: uuidv7(), lines: [{ goodsId: goods, quantity: 1, unitCostFen: 1 }] },
      }),
      here.call(elsewhere.keeper, storeRoutes.counterHousehold, { params: { householdId: buyer.householdId } }),
      here.call(buyer, storeRoutes.redemption, { params: { redemptionId: uuidv7() } }),
    ]);
    expect(answers.map(answer => [answer.status, answer.problem.code])).toEqual(answers.map(() => [404, 'RESOURCE.NOT_FOUND']));
    const { qr } = (await here.call(buyer, storeRoutes.pickupCode, { params: { redemptionId: id } })).body;
    expect((await here.call(elsewhere.keeper, storeRoutes.resolveCounter, { body: { code: qr } })).problem.code).toBe('STORE.CODE_INVALID');
  });

  it('a villager keeps no counter, a points keeper no store, a supervisor reads the book and moves nothing', async () => {
    const villager = await store.shopper(0);
    const pointsKeeper = await here.person(store.villageId, { roles: ['points_keeper'] });
    const supervisor = await here.person(store.villageId, { roles: ['supervisor'] });
    const id = uuidv7();
    for (const who of [villager, pointsKeeper, supervisor]) {
      expect((await store.handOver(id, { reason: '我来' }, who)).problem.code).toBe('ACCESS.DENIED');
      expect((await here.call(who, storeRoutes.receiveStock, { body: { id, lines: [] } })).status).toBe(403);
    }
    expect((await here.call(pointsKeeper, storeRoutes.stock)).status).toBe(403);
    expect((await here.call(supervisor, storeRoutes.stock)).status).toBe(200);
    expect((await here.call(supervisor, storeRoutes.counterRedemptions, { query: { status: 'reserved' } })).status).toBe(200);
  });

  it('a helper reserves and cancels for a household that granted it, and only until it is taken back', async () => {
    const goods = await store.goods({ stock: 4 });
    const [buyer, helper] = [await store.shopper(12), await store.shopper(0)];
    const forThem = { householdId: buyer.householdId };
    const refusalOf = async (wish: { householdId: string }) => {
      const { status, problem } = await store.reserve(helper, goods, wish);
      return { ...problem, status, requestId: null };
    };
    // Word for word what is said of a household that does not exist.
    const nothing = await refusalOf({ householdId: uuidv7() });
    expect(nothing).toMatchObject({ status: 404, code: 'RESOURCE.NOT_FOUND' });
    const elsewhere = await here.household(await here.village('解放村'));
    expect(await refusalOf({ householdId: elsewhere })).toEqual(nothing);
    expect(await refusalOf(forThem)).toEqual(nothing);
    await here.owner.query(
      'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
      [store.villageId, uuidv7(), buyer.householdId, helper.personId, buyer.personId],
    );
    const { redemptionId } = (await store.reserve(helper, goods, forThem)).body;
    expect(await here.balance(buyer.householdId)).toBe(6);
    expect((await here.call(buyer, storeRoutes.redemption, { params: { redemptionId } })).body.placedByName).toBe('罗秀英');
    expect((await store.cancel(helper, redemptionId)).status).toBe(200);
    await here.owner.query('UPDATE proxy_right SET revoked_at = now() WHERE household_id = $1', [buyer.householdId]);
    expect(await refusalOf(forThem)).toEqual(nothing);
  });
});
