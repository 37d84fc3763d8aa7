import { compareRules, MONTH_CAP_FIELD, monthCapWords, type RuleChange, type RuleSetComparison } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { readRuleSet, readRuleSetRules, setInForce } from './rule-sets.queries';

/** What a version changes against another; against the one in force when none is named. */
export async function compareRuleSets(tx: Tx, ruleSetId: string, withId?: string): Promise<RuleSetComparison> {
  const set = await readRuleSet(tx, ruleSetId);
  const otherId = withId ?? (await setInForce(tx));
  const other = otherId === null ? null : await readRuleSet(tx, otherId);
  const rules = compareRules(await readRuleSetRules(tx, otherId), await readRuleSetRules(tx, set.id));
  return {
    ...rules,
    withVersion: other?.version ?? null,
    whole: wholeChanges(other?.household_month_cap ?? null, set.household_month_cap),
  };
}

function wholeChanges(before: number | null, after: number | null): RuleChange[] {
  return before === after ? [] : [{ field: MONTH_CAP_FIELD, before: monthCapWords(before), after: monthCapWords(after) }];
}
