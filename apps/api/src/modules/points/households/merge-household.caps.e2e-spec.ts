import { activitiesRoutes, householdChangeRoutes, pointsRoutes } from '@jishan/contracts';
import { ActivitiesVillage } from '../../../../test/activities-village';
import { credited } from '../../../../test/credited';
import { today } from '../../../../test/expiry-houses';
import { mergeHouseholds, MergeVillage } from '../../../../test/merge-village';
import { SplitVillage } from '../../../../test/split-village';
import { TestStore } from '../../../../test/store';
import { TestVillage, type Inhabitant } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

const several = async (times: number, who: Inhabitant, keeper: Inhabitant, ruleId: string): Promise<string[]> => {
  const all: string[] = [];
  for (let n = 0; n < times; n += 1) all.push(await credited(here, who, keeper, ruleId));
  await here.owner.query(`UPDATE points_application SET status = 'withdrawn' WHERE village_id = $1 AND status = 'submitted'`, [
    who.villageId,
  ]);
  return all;
};

describe('after a 并户 a household has had what either of the two had, whichever is more', () => {
  it.each([
    [2, 0, ['POINTS.CAP_REACHED']],
    [0, 2, ['POINTS.CAP_REACHED']],
    [1, 1, ['credited', 'POINTS.CAP_REACHED']],
    [0, 1, ['credited', 'POINTS.CAP_REACHED']],
    [0, 0, ['credited', 'credited', 'POINTS.CAP_REACHED']],
  ])('of a rule’s times, %s and %s of two', async (hers, his, then) => {
    const v = await MergeVillage.open(here);
    const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
    const ruleId = await here.rule(v.villageId, { cap: { times: 2, period: 'year', subject: 'household' } });
    await several(hers, v.mother, keeper, ruleId);
    await several(his, v.son, keeper, ruleId);
    await v.done();
    expect(await several(then.length, v.mother, keeper, ruleId)).toEqual(then);
  });

  it('of what it may report itself in a month', async () => {
    const v = await MergeVillage.open(here);
    const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
    const ruleId = await here.rule(v.villageId, { points: 4 });
    await here.owner.query('UPDATE points_rule_set SET household_month_cap = 14 WHERE village_id = $1', [v.villageId]);
    expect(await several(2, v.mother, keeper, ruleId)).toEqual(['credited', 'credited']);
    expect(await several(1, v.son, keeper, ruleId)).toEqual(['credited']);
    await v.done();
    const account = await here.call(v.son, pointsRoutes.myAccount);
    expect(account.body.reportedThisMonth).toBe(8);
    expect(await several(2, v.mother, keeper, ruleId)).toEqual(['credited', 'POINTS.MONTH_CAP_REACHED']);
  });

  it('so two who take turns at splitting off and coming back have no limit anew', async () => {
    const our = await SplitVillage.open(here, { twoDecideAbovePoints: 0 });
    const keeper = await here.person(our.villageId, { roles: ['points_keeper'] });
    const ruleId = await here.rule(our.villageId, { points: 2, cap: { times: 1, period: 'month', subject: 'household' } });
    await here.owner.query('UPDATE points_rule_set SET household_month_cap = 2 WHERE village_id = $1', [our.villageId]);
    const other = await here.rule(our.villageId, { points: 1, title: '别的好事' });
    const first = await our.done();
    expect(await several(1, our.son, keeper, ruleId)).toEqual(['credited']);
    await mergeHouseholds(here, our.villageId, first.toHouseholdId, our.householdId);
    expect(await several(1, our.father, keeper, ruleId)).toEqual(['POINTS.CAP_REACHED']);
    // Whoever did not come by the merger may go at once, and has the same behind them.
    const body = our.wish({ personIds: [our.father.personId], headPersonId: our.father.personId, remainingHeadPersonId: our.son.personId });
    const second = await here.call(our.secretary, householdChangeRoutes.splitHousehold, { params: { householdId: our.householdId }, body });
    expect(second.status).toBe(200);
    for (const who of [our.father, our.son, our.wife]) {
      expect(await several(1, who, keeper, ruleId)).toEqual(['POINTS.CAP_REACHED']);
      expect(await several(1, who, keeper, other)).toEqual(['POINTS.MONTH_CAP_REACHED']);
    }
  });

  it('of an article it has had all that either had: goods are counted, not times', async () => {
    const shop = await TestStore.open(here);
    const goods = await shop.goods({ points: 6, stock: 30, limit: { quantity: 3, period: 'month' } });
    const [mother, son] = [await shop.shopper(30), await shop.shopper(30)];
    for (const who of [mother, son])
      expect((await shop.handOver(await shop.reserved(who, goods, { quantity: 1, points: 6 }))).status).toBe(200);
    await mergeHouseholds(here, shop.villageId, mother.householdId, son.householdId);
    expect((await shop.reserve(mother, goods, { quantity: 2, points: 12 })).problem.code).toBe('STORE.LIMIT_REACHED');
    await shop.reserved(son, goods, { quantity: 1, points: 6 });
    expect((await shop.reserve(mother, goods)).problem.code).toBe('STORE.LIMIT_REACHED');
  });
});

describe('what is credited late counts against the household that goes on', () => {
  const open = async (subject: 'household' | 'member') => {
    const v = await ActivitiesVillage.make(here);
    const ruleId = await here.rule(v.villageId, {
      startedBy: 'activity',
      points: 2,
      title: '义务劳动',
      cap: { times: 1, period: 'year', subject },
    });
    return { v, ruleId, into: v.neighbour.householdId ?? '' };
  };

  it('an activity’s points: none beyond its limit, and what is taken back may be had again', async () => {
    const { v, ruleId, into } = await open('household');
    const [first, second, third] = [await v.published({ ruleId }), await v.published({ ruleId }), await v.published({ ruleId })];
    await v.tick(first, [v.villager.personId]);
    await v.tick(second, [v.neighbour.personId]);
    await v.tick(third, [v.spouse.personId]);
    await mergeHouseholds(here, v.villageId, v.household, into);
    expect((await v.settle(first, 1)).body).toMatchObject({ capped: 0, points: 2 });
    expect((await v.settle(second, 1)).body).toMatchObject({ capped: 1, points: 0 });
    expect((await v.reverse(first, v.villager.personId)).status).toBe(200);
    expect((await v.settle(third, 1)).body).toMatchObject({ capped: 0, points: 2 });
    expect(await here.balance(into)).toBe(2);
  });

  it('a member’s limits are the member’s', async () => {
    const { v, ruleId, into } = await open('member');
    const [first, second] = [await v.published({ ruleId }), await v.published({ ruleId })];
    await v.tick(first, [v.villager.personId, v.neighbour.personId]);
    await v.tick(second, [v.villager.personId, v.spouse.personId]);
    await mergeHouseholds(here, v.villageId, v.household, into);
    expect((await v.settle(first, 2)).body).toMatchObject({ capped: 0, points: 4 });
    expect((await v.settle(second, 2)).body).toMatchObject({ capped: 1, points: 2 });
  });

  it('and of what one hand may give both houses are one', async () => {
    const { v, into } = await open('member');
    const id = await v.published();
    await v.tick(id, [v.villager.personId, v.neighbour.personId]);
    await mergeHouseholds(here, v.villageId, v.household, into);
    await here.owner.query(`UPDATE village SET settings = settings || '{"twoDecideAbovePoints": 3}' WHERE id = $1`, [v.villageId]);
    expect((await v.settle(id, 2)).problem).toMatchObject({ code: 'ACTIVITIES.NEEDS_ANOTHER' });
    expect((await v.settle(id, 2, v.secretary)).body).toMatchObject({ points: 4 });
  });

  it('an honour’s points that waited', async () => {
    const { v, into } = await open('household');
    const ruleId = await here.rule(v.villageId, {
      startedBy: 'cadre',
      points: 60,
      title: '最美家庭',
      cap: { times: 1, period: 'year', subject: 'household' },
    });
    await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [ruleId]);
    const grant = (householdId: string) =>
      here.call(v.cadre, activitiesRoutes.grantHonours, {
        body: {
          title: '最美家庭',
          period: '2026',
          grantedOn: today,
          citation: '邻里和睦。',
          ruleId,
          points: 60,
          householdIds: [householdId],
        },
      });
    const above = (points: number) =>
      here.owner.query(`UPDATE village SET settings = settings || jsonb_build_object('twoDecideAbovePoints', $2::int) WHERE id = $1`, [
        v.villageId,
        points,
      ]);
    await above(100);
    expect((await grant(into)).body).toMatchObject({ points: 60 });
    await above(50);
    expect((await grant(v.household)).body).toMatchObject({ waiting: 60 });
    await above(100);
    await mergeHouseholds(here, v.villageId, v.household, into);
    const { rows } = await here.owner.query<{ id: string; points: number | null }>('SELECT id, points FROM honour WHERE village_id = $1', [
      v.villageId,
    ]);
    const confirm = () =>
      here.call(v.secretary, activitiesRoutes.confirmHonour, {
        params: { honourId: rows.find(row => row.points === null)?.id ?? '' },
        body: {},
      });
    expect((await confirm()).problem).toMatchObject({ code: 'HONOURS.CAP_REACHED' });
    const given = { params: { honourId: rows.find(row => row.points !== null)?.id ?? '' }, body: { reason: '材料不实' } };
    expect((await here.call(v.keeper, activitiesRoutes.revokeHonour, given)).status).toBe(200);
    expect((await confirm()).status).toBe(200);
    expect(await here.balance(into)).toBe(60);
  });
});
