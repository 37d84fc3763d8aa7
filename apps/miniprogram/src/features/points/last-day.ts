import { villageDayAt, type Instant } from '@jishan/contracts';
import { sayDay } from '@/formats/calendar-day';

/** 公示 ends at a midnight: people say the day before it. */
export function sayLastDay(until: Instant, now: number = Date.now()): string {
  return sayDay(villageDayAt(Date.parse(until) - 1), now);
}
