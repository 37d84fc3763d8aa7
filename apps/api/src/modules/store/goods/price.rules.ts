import { looseningDay } from '@jishan/contracts';
import type { Day } from '../../../platform/calendar';

export interface Price {
  readonly points: number;
  readonly next: { readonly points: number; readonly from: Day } | null;
}
export interface PriceTerms extends Price {
  /** The lowered price that waited counts by now: it is written down with its day before anything else is. */
  readonly hasCome: boolean;
  readonly change: 'none' | 'at_once' | 'waits' | 'kept';
}

/**
 * What a price means that is set today. Higher, it counts at once; lower, from the day on which a loosened safeguard would (decision 0061): one keeper
 * shall not lower it, fetch and set it back before anybody could see it. What waits already keeps its day; the price that counts, set again, takes back what waits.
 */
export function priceTerms(stored: Price, wish: number, today: Day): PriceTerms {
  const hasCome = stored.next !== null && stored.next.from <= today;
  const points = hasCome && stored.next ? stored.next.points : stored.points;
  const waiting = hasCome ? null : stored.next;
  if (wish > points) return { points: wish, next: null, hasCome, change: 'at_once' };
  if (wish === points) return { points, next: null, hasCome, change: waiting ? 'kept' : 'none' };
  if (wish === waiting?.points) return { points, next: waiting, hasCome, change: 'none' };
  return { points, next: { points: wish, from: looseningDay(today) }, hasCome, change: 'waits' };
}
