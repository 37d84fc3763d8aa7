/** When points go, by the calendar of JavaScript: what the database's own arithmetic is held against. Days are `YYYY-MM-DD`. */
export interface Terms {
  readonly pointsExpiry: 'yearly' | 'rolling12';
  readonly expiryYearStart: string;
  readonly expiryFrom: string;
}

const DAY_MS = 86_400_000;
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** A year later; of 29 February the 28th. */
function plusYear(day: string): string {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return later.endsWith('-02-29') ? `${later.slice(0, 4)}-02-28` : later;
}

const later = (a: string, b: string): string => (a > b ? a : b);

/** The last day on which a credit of `day` can be spent. */
export function lastDayOf(terms: Terms, day: string): string {
  if (terms.pointsExpiry === 'rolling12') return later(plusYear(day), plusDays(terms.expiryFrom, -1));
  const earliest = later(plusDays(day, 1), terms.expiryFrom);
  const start = `${earliest.slice(0, 4)}-${terms.expiryYearStart}`;
  return plusDays(start >= earliest ? start : `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`, -1);
}
