import { storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../../test/store';
import { TestVillage } from '../../../../test/village';
import type { VillageActor } from '../../../platform/auth/actor';
import { UnitOfWork } from '../../../platform/db/unit-of-work';
import type { Call } from '../../../platform/http/call';
import { changePrice } from './change-price';
import { goodsVersion } from './goods-version';

let here: TestVillage;
let store: TestStore;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
});
afterAll(() => here.close());

it('the price that was set last is the newest of the list, also when its keeper began first and had to wait', async () => {
  const goodsId = await store.goods({ points: 6 });
  const { accountId, personId, villageId } = store.keeper;
  const who: VillageActor = { accountId, personId, villageId, sessionId: uuidv7(), householdId: null, roles: ['store_keeper'] };
  const call = { villageId, accountId, personId, requestId: 'test', ip: '127.0.0.1' } as unknown as Call;
  await here.app.get(UnitOfWork).run(villageId, async tx => {
    await tx.query('SELECT now()');
    const colleague = await here.call(store.keeper, storeRoutes.changeGoodsPrice, {
      params: { goodsId },
      body: { points: 9 },
      headers: { 'if-match': goodsVersion(1) },
    });
    expect(colleague.status).toBe(200);
    await changePrice(tx, call, who, goodsId, goodsVersion(2), 12);
  });
  const prices = await here.call(store.keeper, storeRoutes.goodsPrices, { params: { goodsId } });
  expect(prices.body.items.map(({ points }) => points)).toEqual([12, 9, 6]);
});
