import { lintRule, RULE_SET_MAX_RULES, type AdoptRuleSet, type RuleContent, type RuleSetRule } from '@jishan/contracts';
import type { Problem } from '../../../platform/errors/problem';
import {
  decisionDay,
  effectiveDay,
  noQuorum,
  notCarried,
  ruleDaysOrder,
  ruleForbidden,
  ruleNotInDraft,
  rulePhotosOrder,
  rulePointsOrder,
  ruleTitleTwice,
  tooManyRules,
  votesDoNotAdd,
} from './rule-sets.errors';

/** A draft as a list, and what may be done to it. Pure: no database, no Nest. */
export type DraftRules = readonly RuleSetRule[];

/** The natural key within a version: what a second import finds a rule by. */
export const naturalKey = (rule: Pick<RuleContent, 'category' | 'title'>): string => `${rule.category} ${rule.title.trim()}`;

/** Blanks at the ends are nobody's intention. */
export const tidy = (rule: RuleContent): RuleContent => ({
  ...rule,
  title: rule.title.trim(),
  standard: rule.standard.trim(),
  unit: rule.unit.trim(),
});

/** What is wrong with a rule by itself. */
export function refuseRule(rule: RuleContent): Problem | null {
  if (rule.pointsMax < rule.pointsMin) return rulePointsOrder();
  if (rule.maxPhotos < rule.minPhotos) return rulePhotosOrder();
  if (rule.validFrom && rule.validUntil && rule.validUntil < rule.validFrom) return ruleDaysOrder();
  return refuseForbidden(rule);
}

/**
 * Red line 5. Asked when a rule is written, of every rule before a version is adopted (copies of old versions come as they were), and of the
 * words of whatever else gives points: an activity, an honour.
 */
export function refuseForbidden(rule: Pick<RuleContent, 'title' | 'standard'> & { readonly unit?: string }): Problem | null {
  const [finding] = lintRule(rule);
  return finding ? ruleForbidden(rule.title, finding) : null;
}

/** What a whole set is called is read before its rules are, by everybody. @throws what a rule with that title is refused with. */
export function refuseTitle(title: string): void {
  const forbidden = refuseForbidden({ title: title.trim(), standard: '' });
  if (forbidden) throw forbidden;
}

/** A whole version, before others live by it or copy it. @throws what the first of its words that may not be said is refused with. */
export function refuseVersion(title: string, rules: readonly RuleContent[]): void {
  refuseTitle(title);
  for (const rule of rules) {
    const forbidden = refuseForbidden(rule);
    if (forbidden) throw forbidden;
  }
}

/** Adds behind the last of its category, or replaces the rule with this id, which keeps its place. */
export function withRule(rules: DraftRules, id: string, content: RuleContent): DraftRules {
  const rule = tidy(content);
  const refusal = refuseRule(rule);
  if (refusal) throw refusal;
  if (rules.some(one => one.id !== id && naturalKey(one) === naturalKey(rule))) throw ruleTitleTwice(rule.title);
  if (rules.some(one => one.id === id)) return rules.map(one => (one.id === id ? { ...rule, id, lineId: one.lineId } : one));
  if (rules.length >= RULE_SET_MAX_RULES) throw tooManyRules(RULE_SET_MAX_RULES);
  const last = rules.findLastIndex(one => one.category === rule.category);
  const place = last === -1 ? rules.length : last + 1;
  return [...rules.slice(0, place), { ...rule, id, lineId: id }, ...rules.slice(place)];
}

/** To a place counted from 1; beyond the end is the end. */
export function withRuleAt(rules: DraftRules, id: string, position: number): DraftRules {
  const moved = rules.find(one => one.id === id);
  if (!moved) throw ruleNotInDraft();
  const rest = rules.filter(one => one.id !== id);
  return [...rest.slice(0, position - 1), moved, ...rest.slice(position - 1)];
}

export function withoutRule(rules: DraftRules, id: string): DraftRules {
  if (!rules.some(one => one.id === id)) throw ruleNotInDraft();
  return rules.filter(one => one.id !== id);
}

/**
 * 村民委员会组织法 第二十六条: two thirds of the representatives make a quorum, more than half of those present carry a decision.
 * `today` and the days are the village's.
 */
export function refuseDecision(decision: AdoptRuleSet, today: string, latest: string): Problem | null {
  const { representatives, present, votesFor, votesAgainst } = decision;
  if (present > representatives || votesFor + votesAgainst > present) return votesDoNotAdd();
  if (present * 3 < representatives * 2) return noQuorum({ representatives, needed: Math.ceil((representatives * 2) / 3) });
  if (votesFor * 2 <= present) return notCarried({ present, needed: Math.floor(present / 2) + 1 });
  if (decision.decidedOn > today || decision.decidedOn > decision.effectiveOn) return decisionDay();
  return decision.effectiveOn < today || decision.effectiveOn > latest ? effectiveDay() : null;
}
