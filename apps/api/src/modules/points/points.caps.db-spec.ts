import { CAP_PERIODS, capPeriodTitles, pointsRoutes, type CapPeriod } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../test/village';

let here: TestVillage;
let villageId: string;
let household: string;
let villager: Inhabitant;
let spouse: Inhabitant;
let keeper: Inhabitant;

beforeAll(async () => {
  here = await TestVillage.boot();
  villageId = await here.village();
  household = await here.household(villageId);
  villager = await here.person(villageId, { householdId: household, head: true });
  spouse = await here.person(villageId, { householdId: household, name: '罗建国' });
  keeper = await here.person(villageId, { roles: ['points_keeper'] });
});
afterAll(() => here.close());
afterEach(async () => expect(await here.faults()).toEqual([]));

/** Applied for at this moment, and approved: what the books answer. */
async function credited(ruleId: string, at: string, who = villager): Promise<string> {
  const id = uuidv7();
  await here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '', photoIds: [] } });
  await here.owner.query('UPDATE points_application SET submitted_at = $2 WHERE id = $1', [id, at]);
  const { status, problem } = await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId: id }, body: {} });
  return status === 200 ? 'credited' : `${problem.code} ${problem.detail ?? ''}`;
}

/**
 * A period's first and last second in Asia/Shanghai, and the seconds before and after it. Written out by hand: a midnight there is 16:00 UTC of
 * the day before, so that counting by UTC would put two of the four on the wrong side.
 */
const periods: Record<CapPeriod, { readonly before: string; readonly first: string; readonly last: string; readonly after: string }> = {
  day: {
    before: '2026-03-10T23:59:59+08:00',
    first: '2026-03-11T00:00:00+08:00',
    last: '2026-03-11T23:59:59+08:00',
    after: '2026-03-12T00:00:00+08:00',
  },
  // From Monday to Sunday.
  week: {
    before: '2026-03-08T23:59:59+08:00',
    first: '2026-03-09T00:00:00+08:00',
    last: '2026-03-15T23:59:59+08:00',
    after: '2026-03-16T00:00:00+08:00',
  },
  month: {
    before: '2026-01-31T23:59:59+08:00',
    first: '2026-02-01T00:00:00+08:00',
    last: '2026-02-28T23:59:59+08:00',
    after: '2026-03-01T00:00:00+08:00',
  },
  quarter: {
    before: '2026-03-31T23:59:59+08:00',
    first: '2026-04-01T00:00:00+08:00',
    last: '2026-06-30T23:59:59+08:00',
    after: '2026-07-01T00:00:00+08:00',
  },
  year: {
    before: '2024-12-31T23:59:59+08:00',
    first: '2025-01-01T00:00:00+08:00',
    last: '2025-12-31T23:59:59+08:00',
    after: '2026-01-01T00:00:00+08:00',
  },
};

describe.each(CAP_PERIODS)('twice a %s', period => {
  const { before, first, last, after } = periods[period];

  it('counts from its first second to its last, by the clock of the village', async () => {
    const ruleId = await here.rule(villageId, { points: 2, cap: { times: 2, period, subject: 'household' } });
    const balance = await here.balance(household);
    expect(await credited(ruleId, before)).toBe('credited');
    expect(await credited(ruleId, first)).toBe('credited');
    // The household's, whoever of it did it: the second of the period is the last.
    expect(await credited(ruleId, last, spouse)).toBe('credited');
    for (const at of [first, last]) {
      const refusal = await credited(ruleId, at);
      expect(refusal).toContain('POINTS.CAP_REACHED');
      expect(refusal).toContain(`${capPeriodTitles[period]}每户最多 2 次`);
    }
    expect(await credited(ruleId, after)).toBe('credited');
    // What the neighbours of the period used is their own: one is left to each.
    expect([await credited(ruleId, before), await credited(ruleId, after)]).toEqual(['credited', 'credited']);
    expect(await here.balance(household)).toBe(balance + 6 * 2);
    const uses = await here.owner.query<{ used: number }>(
      'SELECT used FROM points_cap_use WHERE village_id = $1 AND rule_id = $2 ORDER BY period_start',
      [villageId, ruleId],
    );
    expect(uses.rows.map(row => row.used)).toEqual([2, 2, 2]);
  });

  it('for each member apart, where the cap is a member’s', async () => {
    const ruleId = await here.rule(villageId, { points: 2, cap: { times: 1, period, subject: 'member' } });
    expect(await credited(ruleId, first)).toBe('credited');
    expect(await credited(ruleId, last)).toContain(`${capPeriodTitles[period]}每人最多 1 次`);
    expect(await credited(ruleId, last, spouse)).toBe('credited');
    expect(await credited(ruleId, after)).toBe('credited');
  });
});
