import { pointsRoutes, storeRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
let store: TestStore;

beforeAll(async () => {
  here = await TestVillage.boot();
  store = await TestStore.open(here);
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

/** Its window is over, and the job has not come to it yet. */
async function due(buyer: Inhabitant, points: number): Promise<void> {
  const ruleId = await here.rule(store.villageId, { points, startedBy: 'cadre' });
  await here.owner.query(
    `INSERT INTO points_deduction (village_id, id, household_id, rule_id, points, text, status, opened_by_person_id, opened_by_role, opened_at, appeal_until)
     VALUES ($1, $2, $3, $4, $5, '堆柴占道', 'notified', $6, 'cadre', now() - interval '6 days', now() - interval '1 second')`,
    [store.villageId, uuidv7(), buyer.householdId, ruleId, points, store.keeper.personId],
  );
}

describe('what the counter says can be spent', () => {
  it('is what a sale takes and no point more: a deduction that is due counts before its job comes', async () => {
    const buyer = await store.shopper(20);
    const spendable = async () =>
      (await here.call(store.keeper, storeRoutes.counterHousehold, { params: { householdId: buyer.householdId } })).body.spendable;
    expect(await spendable()).toBe(20);
    await due(buyer, 7);
    expect(await spendable()).toBe(13);
    expect((await here.call(buyer, pointsRoutes.myAccount)).body.spendable).toBe(13);
    expect(await here.balance(buyer.householdId)).toBe(20);
    const goods = await store.goods({ points: 13, stock: 4 });
    const dear = await store.goods({ points: 14, stock: 4 });
    const sell = (goodsId: string, points: number) =>
      here.call(store.keeper, storeRoutes.counterSale, {
        body: {
          id: uuidv7(),
          householdId: buyer.householdId,
          lines: [{ goodsId, quantity: 1 }],
          expectedPoints: points,
          reason: '老人没有手机',
        },
      });
    expect((await sell(dear, 14)).problem.code).toBe('POINTS.INSUFFICIENT');
    expect((await sell(goods, 13)).status).toBe(200);
    expect(await spendable()).toBe(0);
  });

  it('is never below nothing', async () => {
    const buyer = await store.shopper(3);
    await due(buyer, 5);
    const found = await here.call(store.keeper, storeRoutes.counterHousehold, { params: { householdId: buyer.householdId } });
    expect(found.body.spendable).toBe(0);
  });
});
