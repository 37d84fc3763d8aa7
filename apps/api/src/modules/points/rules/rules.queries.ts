import type { RuleDecisionSummary, RulesView, RuleView } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { ruleNotInForce, ruleNotValidToday } from '../points.errors';
import { RULE_COLUMNS, ruleView, type RuleRow } from '../points.view';

/**
 * The id of the version in force, of the village `$1`: of those that were adopted, the one whose day came last. Asked at every read, so that
 * a version adopted for today is in force at midnight, whether or not anybody has noted it in `status` yet.
 */
export const SET_IN_FORCE = `(SELECT c.id FROM points_rule_set c WHERE c.village_id = $1 AND c.status IN ('in_force', 'adopted') AND c.effective_from <= now()
  ORDER BY c.effective_from DESC, c.version DESC LIMIT 1)`;

interface SetRow {
  id: string;
  version: number;
  title: string;
  effective_from: Date;
  household_month_cap: number | null;
  decided_on: string | null;
  representatives: number;
  present: number;
  votes_for: number;
  votes_against: number;
  next_version: number | null;
  next_from: Date | null;
}

/** The rules in force; a village without any has an empty list of version 0. */
export async function readRules(tx: Tx): Promise<RulesView> {
  const [set] = await tx.query<SetRow[]>(
    `SELECT s.id, s.version, s.title, s.effective_from, s.household_month_cap, d.decided_on::text, d.representatives, d.present, d.votes_for, d.votes_against,
       n.version AS next_version, n.effective_from AS next_from
     FROM points_rule_set s LEFT JOIN points_rule_decision d ON d.village_id = s.village_id AND d.id = s.decision_id
     LEFT JOIN points_rule_set n ON n.village_id = s.village_id AND n.status = 'adopted' AND n.effective_from > now()
     WHERE s.village_id = $1 AND s.id = ${SET_IN_FORCE}`,
    [tx.villageId],
  );
  const rows = await tx.query<RuleRow[]>(
    `SELECT ${RULE_COLUMNS} FROM points_rule_set s JOIN points_rule r ON r.village_id = s.village_id AND r.rule_set_id = s.id
     WHERE s.village_id = $1 AND s.id = $2 ORDER BY r.position, r.id`,
    [tx.villageId, set?.id ?? null],
  );
  return {
    version: set?.version ?? 0,
    title: set?.title ?? '',
    effectiveFrom: (set?.effective_from ?? new Date(0)).toISOString(),
    decision: set ? decisionSummary(set) : null,
    householdMonthCap: set?.household_month_cap ?? null,
    upcoming: set?.next_version && set.next_from ? { version: set.next_version, effectiveFrom: set.next_from.toISOString() } : null,
    rules: rows.map(ruleView),
  };
}

type DecisionRow = Pick<SetRow, 'decided_on' | 'representatives' | 'present' | 'votes_for' | 'votes_against'>;

export const decisionSummary = (row: DecisionRow): RuleDecisionSummary | null =>
  row.decided_on === null
    ? null
    : {
        decidedOn: row.decided_on,
        representatives: row.representatives,
        present: row.present,
        votesFor: row.votes_for,
        votesAgainst: row.votes_against,
      };

/**
 * A rule under which a deed can be applied for today.
 * @throws POINTS.RULE_NOT_IN_FORCE for a rule of an older version or of another village; POINTS.RULE_NOT_VALID_TODAY out of its season.
 */
export async function ruleInForce(tx: Tx, ruleId: string): Promise<RuleView> {
  const [row] = await tx.query<(RuleRow & { today: boolean })[]>(
    `SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN coalesce(r.valid_from, '-infinity') AND coalesce(r.valid_until, 'infinity') AS today, ${RULE_COLUMNS}
     FROM points_rule r JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
     WHERE r.village_id = $1 AND r.id = $2 AND s.id = ${SET_IN_FORCE}`,
    [tx.villageId, ruleId],
  );
  if (!row) throw ruleNotInForce();
  if (!row.today) throw ruleNotValidToday(row.valid_from, row.valid_until);
  return ruleView(row);
}

/** The rule that an application was filed under: it is decided by it, whatever has been adopted since. */
export async function ruleOfApplication(tx: Tx, ruleId: string): Promise<RuleView> {
  const [row] = await tx.query<RuleRow[]>(
    `SELECT ${RULE_COLUMNS} FROM points_rule r JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
     WHERE r.village_id = $1 AND r.id = $2`,
    [tx.villageId, ruleId],
  );
  if (!row) throw ruleNotInForce();
  return ruleView(row);
}
