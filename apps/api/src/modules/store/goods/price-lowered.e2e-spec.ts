import { inboxRoutes, storeRoutes } from '@jishan/contracts';
import { dayFromNow } from '../../../../test/rule-sets';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

let here: TestVillage;
let store: TestStore;
let supervisor: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
  supervisor = await here.person(store.villageId, { roles: ['supervisor'] });
});
afterAll(() => here.close());
afterEach(async () => expect(await store.faults()).toEqual([]));

const seen = async (goodsId: string, who: Inhabitant = supervisor) =>
  (await here.call(who, storeRoutes.goods, { params: { goodsId } })).body;
const dayHasCome = (goodsId: string) =>
  here.owner.query(`UPDATE store_goods SET next_from = (now() AT TIME ZONE 'Asia/Shanghai')::date WHERE id = $1`, [goodsId]);
const history = async (goodsId: string) =>
  (await here.call(supervisor, storeRoutes.goodsPrices, { params: { goodsId } })).body.items.map(({ points }) => points);
const told = async () => {
  await here.app.get(OutboxDispatcher).drain();
  const { items } = (await here.call(supervisor, inboxRoutes.inbox)).body;
  return items.filter(item => item.kind === 'price_lowered');
};

it('a keeper lowers a price and sets it back the same day: nobody has fetched anything for less meanwhile', async () => {
  const goodsId = await store.goods({ points: 10, stock: 5 });
  const ours = await store.shopper(40);
  expect((await store.reprice(goodsId, 1)).status).toBe(200);
  expect(await seen(goodsId)).toMatchObject({ points: 10, comingPrice: { points: 1, from: dayFromNow(2) } });
  expect((await store.reserve(ours, goodsId, { points: 1 })).problem).toMatchObject({
    code: 'STORE.PRICE_CHANGED',
    details: { points: 10 },
  });
  expect((await store.reserve(ours, goodsId, { points: 10 })).status).toBe(200);
  expect((await store.reprice(goodsId, 10)).status).toBe(200);
  expect(await seen(goodsId)).toMatchObject({ points: 10, comingPrice: null });
  expect(await history(goodsId)).toEqual([10]);
  expect((await told()).map(line => [line.subjectId, line.title.slice(-4)])).toEqual([
    [goodsId, '不降价了'],
    [goodsId, expect.stringMatching(/要降价$/) as string],
  ]);
});

it('counts from its day by itself, for reservations, for the counter and in every list, and is kept with that day', async () => {
  const goodsId = await store.goods({ points: 10, stock: 5 });
  const ours = await store.shopper(40);
  await store.reprice(goodsId, 4);
  expect(await history(goodsId)).toEqual([4, 10]);
  expect((await told())[0]?.body).toContain('4 分');
  await dayHasCome(goodsId);
  expect(await seen(goodsId)).toMatchObject({ points: 4, comingPrice: null });
  expect((await store.reserve(ours, goodsId, { points: 10 })).problem).toMatchObject({
    code: 'STORE.PRICE_CHANGED',
    details: { points: 4 },
  });
  expect((await store.reserve(ours, goodsId, { points: 4 })).status).toBe(200);
  const shelf = await here.call(supervisor, storeRoutes.shelf, { query: { limit: '100' } });
  expect(shelf.body.items.map(({ points }) => points)).toEqual([...shelf.body.items.map(({ points }) => points)].sort((a, b) => a - b));
  // Up again at once, from what it costs by now; each price stands in the list once.
  expect((await store.reprice(goodsId, 7)).status).toBe(200);
  expect(await seen(goodsId)).toMatchObject({ points: 7, comingPrice: null });
  expect((await history(goodsId)).sort((a, b) => a - b)).toEqual([4, 7, 10]);
  expect(await here.balance(ours.householdId)).toBe(36);
});

it('raised while a lower one waits, the lower one is off, and that is told', async () => {
  const goodsId = await store.goods({ points: 10 });
  await store.reprice(goodsId, 5);
  await store.reprice(goodsId, 11);
  expect(await seen(goodsId)).toMatchObject({ points: 11, comingPrice: null });
  expect((await told()).find(line => line.subjectId === goodsId)?.body).toMatch(/不降了.*现在 11 分/);
  await store.reprice(goodsId, 5);
  await store.reprice(goodsId, 5);
  expect((await told()).filter(line => line.subjectId === goodsId)).toHaveLength(3);
});

it('is set by whoever has seen what the article costs now', async () => {
  const goodsId = await store.goods({ points: 10 });
  await store.reprice(goodsId, 12);
  expect((await store.reprice(goodsId, 9, 1)).problem).toMatchObject({ status: 412, code: 'VERSION.STALE' });
  const blind = await here.call(store.keeper, storeRoutes.changeGoodsPrice, { params: { goodsId }, body: { points: 9 } });
  expect(blind.problem).toMatchObject({ status: 428, code: 'VERSION.REQUIRED' });
  expect(await seen(goodsId)).toMatchObject({ points: 12, comingPrice: null });
});
