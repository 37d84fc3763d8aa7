import type { RuleChange, RuleComparison, RuleSetRule } from './rule-sets.types';
import type { RuleContent } from './rules.types';
import { ruleFieldWords } from './rule-words.texts';

/** What differs between two forms of a rule, in words. */
export const ruleChanges = (before: RuleContent, after: RuleContent): RuleChange[] =>
  ruleFieldWords
    .map(({ field, say }) => ({ field, before: say(before), after: say(after) }))
    .filter(change => change.before !== change.after);

/** Matched along the lines of the rules, so that a rule with a new title is changed, not removed and added. */
export function compareRules(before: readonly RuleSetRule[], after: readonly RuleSetRule[]): RuleComparison {
  const old = new Map(before.map(rule => [rule.lineId, rule]));
  const kept = new Set(after.map(rule => rule.lineId));
  const changed = after.flatMap(rule => {
    const was = old.get(rule.lineId);
    const changes = was ? ruleChanges(was, rule) : [];
    return changes.length > 0 ? [{ lineId: rule.lineId, title: rule.title, changes }] : [];
  });
  const added = after.filter(rule => !old.has(rule.lineId));
  return { added, removed: before.filter(rule => !kept.has(rule.lineId)), changed, same: after.length - added.length - changed.length };
}
