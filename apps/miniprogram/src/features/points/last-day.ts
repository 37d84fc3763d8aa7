import { VILLAGE_UTC_OFFSET_MINUTES, type Instant } from '@jishan/contracts';
import { sayDay } from '@/formats/calendar-day';

/** 公示 ends at a midnight: people say the day before it. */
export function sayLastDay(until: Instant, now: number = Date.now()): string {
  const day = new Date(Date.parse(until) - 1 + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);
  return sayDay(day, now);
}
