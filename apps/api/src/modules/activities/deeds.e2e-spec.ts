import { activitiesRoutes, ruleSetRoutes } from '@jishan/contracts';
import { ActivitiesVillage } from '../../../test/activities-village';
import { Drafting, ruleContent } from '../../../test/rule-sets';
import { TestVillage } from '../../../test/village';

let here: TestVillage;
let v: ActivitiesVillage;

beforeAll(async () => {
  here = await TestVillage.boot();
  v = await ActivitiesVillage.make(here);
});
afterAll(() => here.close());
afterEach(async () => expect(await v.faults()).toEqual([]));

const LAST_QUARTER = `date_trunc('quarter', now(), 'Asia/Shanghai') - interval '40 days'`;

/** Two of them ticked and credited, 40 days before this quarter. */
async function heldLastQuarter(): Promise<string> {
  const id = await v.published();
  await v.tick(id, [v.villager.personId, v.neighbour.personId]);
  const { status, problem } = await v.settle(id, 2);
  if (status !== 200) throw new Error(problem.code);
  await here.owner.query(
    `UPDATE activity SET starts_at = ${LAST_QUARTER}, ends_at = ${LAST_QUARTER} + interval '2 hours', sign_up_until = ${LAST_QUARTER} WHERE id = $1`,
    [id],
  );
  return id;
}

it('the simulator of rules replays what activities and honours credited, and nothing that was taken back', async () => {
  const honourRule = await here.rule(v.villageId, { startedBy: 'cadre', points: 30, title: '五好文明家庭' });
  await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [honourRule]);
  await heldLastQuarter();
  const reversed = await heldLastQuarter();
  expect((await v.reverse(reversed, v.neighbour.personId)).status).toBe(200);
  // This quarter's are none of it.
  const now = await v.published();
  await v.tick(now, [v.villager.personId]);
  expect((await v.settle(now, 1)).status).toBe(200);
  const grant = (period: string, points?: number) =>
    here.call(v.cadre, activitiesRoutes.grantHonours, {
      body: {
        title: '五好文明家庭',
        period,
        grantedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
        citation: '',
        ruleId: honourRule,
        householdIds: [v.household],
        ...(points ? { points } : {}),
      },
    });
  expect((await grant('第一届', 30)).status).toBe(200);
  expect((await grant('第二届')).status).toBe(200);
  await here.owner.query(`UPDATE honour SET granted_on = (${LAST_QUARTER})::date`);

  const drafting = new Drafting(here, v.secretary);
  const { rows } = await here.owner.query<{ id: string }>('SELECT id FROM points_rule_set WHERE village_id = $1', [v.villageId]);
  const draft = await drafting.draft({ from: 'version', ruleSetId: rows[0]?.id ?? '' });
  const copied = (await drafting.read(draft)).rules.find(rule => rule.title === '参加集体活动');
  await drafting.save(draft, ruleContent({ title: '参加集体活动', pointsMin: 5, pointsMax: 5, startedBy: 'activity' }), copied?.id);
  const { body } = await here.call(v.secretary, ruleSetRoutes.simulateRuleSet, { params: { ruleSetId: draft } });
  // Two and one present at 2 points each, one honour of 30; the draft gives 5 for being there.
  expect(body).toMatchObject({ deeds: 4, households: 2, before: 3 * 2 + 30, after: 3 * 5 + 30, withoutRule: 0, overMonthCap: 0 });
  // Two households: neither group nor band says what they have.
  for (const part of [...body.groups, ...body.householdSizes]) expect([part.before, part.after]).toEqual([null, null]);
});
