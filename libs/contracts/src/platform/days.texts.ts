/** `2026-11-26` as people say it: 2026年11月26日. Without a day, nothing. */
export const sayCalendarDay = (day: string | undefined): string => (day ?? '').replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** A stretch of days, open at one end or the other. */
export function saySeason(from: string | null, until: string | null): string {
  if (from && until) return `${sayCalendarDay(from)}到${sayCalendarDay(until)}`;
  return from ? `${sayCalendarDay(from)}起` : `${sayCalendarDay(until ?? undefined)}为止`;
}
