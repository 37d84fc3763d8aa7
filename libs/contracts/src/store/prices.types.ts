import type { CalendarDay, Instant, Points } from '../platform';

export interface ComingPrice {
  readonly points: Points;
  /** At whose beginning it counts. */
  readonly from: CalendarDay;
}
/** Sent with `If-Match`. Higher, it counts at once; lower, after a whole day of the village's. Set back before that, nothing waits. */
export interface ChangeGoodsPrice {
  readonly points: Points;
}

export interface PriceView {
  readonly points: Points;
  readonly from: Instant;
}
