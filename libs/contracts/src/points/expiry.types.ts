import type { CalendarDay, Points } from '../platform';

/** What of a household's spendable points goes on one day. */
export interface ExpiringPoints {
  /** The last day on which they can be spent; they are gone at the midnight that ends it. */
  readonly lastDay: CalendarDay;
  readonly points: Points;
}
/** The soonest days that are told; whatever goes later is in none of them. */
export const EXPIRING_MAX_DAYS = 24;
