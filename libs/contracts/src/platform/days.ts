import { VILLAGE_UTC_OFFSET_MINUTES, type CalendarDay } from './values';

const DAY_MS = 86_400_000;

/** The village's calendar day of an instant, in milliseconds since 1970. */
export const villageDayAt = (atMs: number): CalendarDay => new Date(atMs + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);

/** So many calendar days after a day, or before it. */
export const daysAfter = (day: CalendarDay, days: number): CalendarDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
