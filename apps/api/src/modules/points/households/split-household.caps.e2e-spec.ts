import { pointsRoutes } from '@jishan/contracts';
import { credited } from '../../../../test/credited';
import { splitHousehold, SplitVillage } from '../../../../test/split-village';
import { TestStore } from '../../../../test/store';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const familyOf = async () => {
  const our = await SplitVillage.open(here);
  return { our, keeper: await here.person(our.villageId, { roles: ['points_keeper'] }) };
};
const share = (our: SplitVillage) =>
  here.owner
    .query<{ n: number }>(
      `SELECT balance * 2 / 3 AS n FROM ledger_account WHERE village_id = $1 AND kind = 'wallet' AND household_id = $2`,
      [our.villageId, our.householdId],
    )
    .then(({ rows }) => rows[0]?.n ?? 0);

it.each(['week', 'month', 'year'])(
  'a household’s cap of a %s does not begin anew by a 分户；what was left of it each may use',
  async period => {
    const { our, keeper } = await familyOf();
    const ruleId = await here.rule(our.villageId, { cap: { times: 2, period, subject: 'household' } });
    const other = await here.rule(our.villageId, { cap: { times: 1, period, subject: 'household' }, title: '别的好事' });
    expect(await credited(here, our.father, keeper, ruleId)).toBe('credited');
    expect(await credited(here, our.son, keeper, other)).toBe('credited');
    await our.done({ points: await share(our) });
    for (const who of [our.son, our.father]) {
      expect(await credited(here, who, keeper, other)).toBe('POINTS.CAP_REACHED');
      expect(await credited(here, who, keeper, ruleId)).toBe('credited');
      expect(await credited(here, who, keeper, ruleId)).toBe('POINTS.CAP_REACHED');
    }
  },
);

it('nor does what a village lets a household report itself in a month', async () => {
  const { our, keeper } = await familyOf();
  const ruleId = await here.rule(our.villageId, { points: 4 });
  await here.owner.query('UPDATE points_rule_set SET household_month_cap = 10 WHERE village_id = $1', [our.villageId]);
  expect(await credited(here, our.father, keeper, ruleId)).toBe('credited');
  await our.done({ points: await share(our) });
  const account = await here.call(our.son, pointsRoutes.myAccount);
  expect(account.body.reportedThisMonth).toBe(4);
  for (const who of [our.son, our.father]) {
    expect(await credited(here, who, keeper, ruleId)).toBe('credited');
    expect(await credited(here, who, keeper, ruleId)).toBe('POINTS.MONTH_CAP_REACHED');
  }
});

it('nor does the limit of an article: what the family had before counts for the new house, and only that', async () => {
  const shop = await TestStore.open(here);
  const goods = await shop.goods({ points: 6, stock: 30, limit: { quantity: 3, period: 'month' } });
  const father = await shop.shopper(60);
  const son = await shop.shopper(0, { household: father.householdId });
  const secretary = await here.person(shop.villageId, { roles: ['secretary'] });
  await shop.reserved(father, goods, { quantity: 2, points: 12 });
  await splitHousehold(here, secretary, father.householdId, [son.personId], 20);
  expect((await shop.reserve(son, goods, { quantity: 2, points: 12 })).problem.code).toBe('STORE.LIMIT_REACHED');
  await shop.reserved(son, goods, { quantity: 1, points: 6 });
  await shop.reserved(father, goods, { quantity: 1, points: 6 });
  for (const who of [father, son]) expect((await shop.reserve(who, goods)).problem.code).toBe('STORE.LIMIT_REACHED');
});
