import { activitiesRoutes, pointsRoutes } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage } from '../../../test/activities-village';
import { TestVillage } from '../../../test/village';
import { villageDay } from '../../platform/calendar';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

/** A deed, an activity and an honour, each under a rule with a limit. */
async function limited(): Promise<string> {
  const v = await ActivitiesVillage.make(here);
  const cap = { times: 3, period: 'year', subject: 'household' };
  const [deed, activity] = [await here.rule(v.villageId, { cap }), await here.rule(v.villageId, { cap, startedBy: 'activity' })];
  const honour = await here.rule(v.villageId, { cap: { ...cap, subject: 'member' }, startedBy: 'cadre' });
  await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [honour]);
  for (const taken of [false, true]) {
    const id = uuidv7();
    await here.call(v.villager, pointsRoutes.submitApplication, { body: { id, ruleId: deed, text: '', photoIds: [] } });
    await here.call(v.keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
    if (taken) await here.call(v.keeper, pointsRoutes.reverseCredit, { params: { applicationId: id }, body: { reason: '重复' } });
  }
  const id = await v.published({ ruleId: activity });
  await v.tick(id, [v.villager.personId, v.neighbour.personId]);
  await v.settle(id, 2);
  await v.reverse(id, v.neighbour.personId);
  const body = {
    title: '最美家庭',
    period: '2026年',
    grantedOn: villageDay(new Date()),
    citation: '邻里和睦。',
    ruleId: honour,
    points: 2,
    householdIds: [v.household],
  };
  expect((await here.call(v.cadre, activitiesRoutes.grantHonours, { body })).status).toBe(200);
  const { rows } = await here.owner.query<{ used: number }>('SELECT used FROM points_cap_use WHERE village_id = $1 ORDER BY used', [
    v.villageId,
  ]);
  expect(rows.map(row => row.used)).toEqual([0, 1, 1, 1]);
  return v.villageId;
}

const faults = async (villageId: string): Promise<string[]> =>
  (await here.owner.query<{ subject: string; fault: string }>('SELECT subject, fault FROM books_verify($1)', [villageId])).rows.map(row =>
    [row.subject, row.fault.replace(/^rule \S+ from \S+ on: /, '')].join(': '),
  );

describe('ledger:verify counts what is counted against the limits of rules again', () => {
  it.each([
    [
      'set back, so that a deed, an activity and an honour could be credited anew',
      'UPDATE points_cap_use SET used = 0 WHERE village_id = $1',
      3,
    ],
    ['gone with its row', 'DELETE FROM points_cap_use WHERE village_id = $1', 3],
    ['one too many', 'UPDATE points_cap_use SET used = used + 1 WHERE village_id = $1 AND used = 0', 1],
  ])('%s', async (_what, tamper, lines) => {
    const [village, whole] = [await limited(), await limited()];
    expect(await faults(village)).toEqual([]);
    await here.owner.query(tamper, [village]);
    expect(await faults(village)).toEqual(
      Array.from({ length: lines }, () => (lines === 1 ? 'limit: 1 counted, 0 credited' : 'limit: 0 counted, 1 credited')),
    );
    expect(await faults(whole)).toEqual([]);
  });
});
