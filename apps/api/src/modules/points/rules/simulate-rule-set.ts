import { SIMULATION_MAX_DEEDS, type RuleSetSimulation } from '@jishan/contracts';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { villageSettings } from '../../identity';
import { readRuleSet, readRuleSetRules } from './rule-sets.queries';
import type { CreditedDeed, OtherDeeds } from './other-deeds';
import { lastQuarter, simulate, type SimulatedHousehold } from './simulate.rules';

/** What the last quarter's credited deeds, reported or credited by activities and honours, would have been worth under this version: points, yuan at the village's rate, and for whom. */
export async function simulateRuleSet(tx: Tx, ruleSetId: string, others: OtherDeeds, now: Date = new Date()): Promise<RuleSetSimulation> {
  const set = await readRuleSet(tx, ruleSetId);
  const quarter = lastQuarter(villageDay(now));
  const reported = await tx.query<CreditedDeed[]>(
    `SELECT coalesce(r.origin_rule_id, r.id) AS "lineId", r.category, a.household_id AS "householdId", a.member_id AS "memberId", a.points_awarded AS points,
       (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, a.decided_at AS at
     FROM points_application a JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
     WHERE a.village_id = $1 AND a.status = 'credited' AND a.submitted_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND a.submitted_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
     ORDER BY a.decided_at, a.id LIMIT $4`,
    [tx.villageId, quarter.from, quarter.until, SIMULATION_MAX_DEEDS],
  );
  const deeds = [...reported, ...(await others.between(tx, quarter.from, quarter.until, SIMULATION_MAX_DEEDS))]
    .sort((one, two) => one.at.getTime() - two.at.getTime())
    .slice(0, SIMULATION_MAX_DEEDS);
  const households = await tx.query<SimulatedHousehold[]>(
    `SELECT h.id, g.name AS "groupName", (SELECT count(*)::int FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id) AS members
     FROM household h LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id WHERE h.village_id = $1 AND h.closed_at IS NULL`,
    [tx.villageId],
  );
  const { pointValueFen } = await villageSettings(tx);
  const draft = { rules: await readRuleSetRules(tx, set.id), householdMonthCap: set.household_month_cap };
  return { ...quarter, pointValueFen, ...simulate(deeds, households, draft) };
}
