import type { Points, QueueItem } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';

type Counted = Pick<QueueItem, 'rule' | 'capUsed' | 'monthUse'>;

export const capReached = ({ rule, capUsed }: Counted): boolean => rule.cap !== null && capUsed !== null && capUsed >= rule.cap.times;

export const monthOver = ({ monthUse }: Counted, points: Points): boolean => monthUse !== null && monthUse.used + points > monthUse.cap;

/** Why so many points cannot be credited now; the books would refuse them. */
export function overCap(item: Counted, points: Points): string | undefined {
  if (capReached(item)) return texts.work.capReached;
  return monthOver(item, points) ? texts.ruleSets.monthOver : undefined;
}
