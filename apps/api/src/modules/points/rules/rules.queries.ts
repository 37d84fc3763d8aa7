import type { RulesView, RuleView } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { ruleNotInForce } from '../points.errors';
import { RULE_COLUMNS, ruleView, type RuleRow } from '../points.view';

/** The rules in force; a village without any has an empty list of version 0. */
export async function readRules(tx: Tx): Promise<RulesView> {
  const rows = await tx.query<(RuleRow & { effective_from: Date })[]>(
    `SELECT ${RULE_COLUMNS}, s.effective_from FROM points_rule_set s JOIN points_rule r ON r.village_id = s.village_id AND r.rule_set_id = s.id
     WHERE s.village_id = $1 AND s.status = 'in_force' ORDER BY r.position, r.id`,
    [tx.villageId],
  );
  return {
    version: rows[0]?.rule_set_version ?? 0,
    effectiveFrom: (rows[0]?.effective_from ?? new Date(0)).toISOString(),
    rules: rows.map(ruleView),
  };
}

/** @throws POINTS.RULE_NOT_IN_FORCE for a rule of an older version or of another village. */
export async function ruleInForce(tx: Tx, ruleId: string): Promise<RuleView> {
  const [row] = await tx.query<RuleRow[]>(
    `SELECT ${RULE_COLUMNS} FROM points_rule r JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
     WHERE r.village_id = $1 AND r.id = $2 AND s.status = 'in_force'`,
    [tx.villageId, ruleId],
  );
  if (!row) throw ruleNotInForce();
  return ruleView(row);
}
