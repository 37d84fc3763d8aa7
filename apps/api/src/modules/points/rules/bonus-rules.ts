import type { CapPeriod, RuleSetRule } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import type { Problem } from '../../../platform/errors/problem';

/**
 * What points asks of whoever keeps the village's fund, without knowing them: they provide it under this name. Nobody providing it is a
 * start that fails, not a question that is skipped.
 */
export abstract class BonusRulesGuard {
  /** How far the fund reaches, in percent, when that is too little for rules that give more points; null: it reaches. */
  abstract shortPercent(tx: Tx): Promise<number | null>;
  abstract refusal(percent: number): Problem;
}

const PERIODS_A_YEAR: Readonly<Record<CapPeriod, number>> = { day: 366, week: 53, month: 12, quarter: 4, year: 1 };

/** Whether the village would have to give more under these rules than under those: a new one, more points for one, or the same more often. */
export const givesMore = (rules: readonly RuleSetRule[], inForce: readonly RuleSetRule[]): boolean =>
  rules.some(rule => {
    if (rule.category === 'negative') return false;
    const before = inForce.find(one => one.lineId === rule.lineId);
    return !before || rule.pointsMin > before.pointsMin || rule.pointsMax > before.pointsMax || isOftener(rule, before);
  });

function isOftener({ cap }: RuleSetRule, { cap: before }: RuleSetRule): boolean {
  if (before === null) return false;
  if (cap === null || (cap.subject === 'member' && before.subject === 'household')) return true;
  return cap.times * PERIODS_A_YEAR[cap.period] > before.times * PERIODS_A_YEAR[before.period];
}
