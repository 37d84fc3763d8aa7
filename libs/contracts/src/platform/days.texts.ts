import { VILLAGE_UTC_OFFSET_MINUTES } from './values';

/** `2026-11-26` as people say it: 2026年11月26日. Without a day, nothing. */
export const sayCalendarDay = (day: string | undefined): string => (day ?? '').replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** A stretch of days, open at one end or the other. */
export function saySeason(from: string | null, until: string | null): string {
  if (from && until) return `${sayCalendarDay(from)}到${sayCalendarDay(until)}`;
  return from ? `${sayCalendarDay(from)}起` : `${sayCalendarDay(until ?? undefined)}为止`;
}

/** 2026年11月26日 9:13, by the village's clock. */
export function sayVillageTime(at: Date): string {
  const [day, time = ''] = new Date(at.getTime() + VILLAGE_UTC_OFFSET_MINUTES * 60_000).toISOString().split('T');
  return `${sayCalendarDay(day)} ${time.slice(0, 5).replace(/^0/, '')}`;
}
