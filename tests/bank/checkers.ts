import { unanswered, untrueAnswers, wrongWords } from './check-answers';
import { doubled, lost, misbooked, replays, traces, unasked, type Checker } from './check-deeds';
import { gaps, holds, negative, overCap, oversold, verified, wallets } from './check-standing';
import type { Books } from './books';
import type { Told } from './history';

export const checkers = {
  lost,
  doubled,
  replays,
  unasked,
  misbooked,
  traces,
  wallets,
  negative,
  oversold,
  gaps,
  holds,
  overCap,
  verified,
  wrongWords,
  unanswered,
  untrueAnswers,
} as const satisfies Record<string, Checker>;
export type CheckerName = keyof typeof checkers;

/** Complaints by checker; a checker that is content is not in it. */
export function complaints(history: readonly Told[], books: Books): Partial<Record<CheckerName, string[]>> {
  const all = Object.entries(checkers).map(([name, check]) => [name, check(history, books)] as const);
  return Object.fromEntries(all.filter(([, faults]) => faults.length > 0));
}
