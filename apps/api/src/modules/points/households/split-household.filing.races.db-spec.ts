import { deductionRoutes, pointsRoutes, recordedRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { inTurn } from '../../../../test/in-turn';
import { SplitVillage } from '../../../../test/split-village';
import { TestVillage, type Reply } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
  await here.stopClock();
});
afterAll(() => here.close());

const deduction = async (v: SplitVillage) => {
  const cadre = await here.person(v.villageId, { roles: ['cadre'] });
  const ruleId = await here.rule(v.villageId, { points: 5, startedBy: 'cadre' });
  await here.owner.query(`UPDATE points_rule SET category = 'negative' WHERE id = $1`, [ruleId]);
  const body = { id: uuidv7(), householdId: v.householdId, ruleId, text: '院坝边烧秸秆', photoIds: [] };
  return () => here.call(cadre, deductionRoutes.openDeduction, { body });
};
const application = async (v: SplitVillage) => {
  const body = { id: uuidv7(), ruleId: await here.rule(v.villageId), text: '扫地', photoIds: [] };
  return () => here.call(v.son, pointsRoutes.submitApplication, { body });
};
const record = async (v: SplitVillage, whom: { memberId?: string }) => {
  const cadre = await here.person(v.villageId, { roles: ['cadre'] });
  const ruleId = await here.rule(v.villageId, { startedBy: 'cadre' });
  const body = { id: uuidv7(), householdId: v.householdId, ruleId, text: '扫地', photoIds: [], ...whom };
  return () => here.call(cadre, recordedRoutes.recordDeed, { body });
};
const householdOf = async (table: string) => {
  const { rows } = await here.owner.query<{ household_id: string }>(`SELECT household_id FROM ${table} ORDER BY created_at DESC LIMIT 1`);
  return rows[0]?.household_id;
};

it.each<[string, (v: SplitVillage) => Promise<() => Promise<Reply<unknown>>>, string]>([
  ['a case of 扣分', deduction, 'HOUSEHOLD.OPEN_DEDUCTIONS'],
  ['an application', application, 'HOUSEHOLD.OPEN_APPLICATIONS'],
  ['a deed of somebody', (v: SplitVillage) => record(v, { memberId: v.son.personId }), 'HOUSEHOLD.OPEN_APPLICATIONS'],
])('%s that came first stops the split', async (_what, make, code) => {
  const v = await SplitVillage.open(here, { deductions: true }, 30);
  const file = await make(v);
  const [filed, split] = await inTurn(here, file, () => v.split({ points: 10 }));
  expect([filed.status, split.problem.code]).toEqual([200, code]);
  expect([await here.balance(v.householdId), await v.householdOf(v.son)]).toEqual([30, v.householdId]);
});

it('a deed of the whole household is its head’s, who moves first: it is of those who stay', async () => {
  const v = await SplitVillage.open(here, {}, 30);
  const file = await record(v, {});
  const moving = { personIds: [v.father.personId], headPersonId: v.father.personId, remainingHeadPersonId: v.wife.personId };
  const [split, filed] = await inTurn(here, () => v.split(moving), file);
  expect([split.status, filed.status, filed.body.memberName]).toEqual([200, 200, '周小燕']);
});

it('an application that came second is the new household’s', async () => {
  const v = await SplitVillage.open(here, {}, 30);
  const file = await application(v);
  const [split, filed] = await inTurn(here, () => v.split({ points: 10 }), file);
  expect([split.status, filed.status]).toEqual([200, 200]);
  expect(await householdOf('points_application')).toBe(split.body.toHouseholdId);
});

it('a case that came second finds the points gone, and says so of the household that stays', async () => {
  const v = await SplitVillage.open(here, { deductions: true }, 30);
  const file = await deduction(v);
  const [split, filed] = await inTurn(here, () => v.split({ points: 10 }), file);
  expect([split.status, filed.status, await here.balance(v.householdId)]).toEqual([200, 200, 20]);
});
