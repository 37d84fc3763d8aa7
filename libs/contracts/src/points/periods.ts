import { VILLAGE_UTC_OFFSET_MINUTES } from '../platform';

/** A calendar month `2026-11`, quarter `2026-Q4` or year `2026`, by the village's clock. */
export type PeriodKey = string;
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export const PERIOD_KEY_PATTERN = /^20\d{2}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/;
export const PERIOD_KEY_MAX_CHARS = 7;

const VILLAGE_OFFSET_MS = VILLAGE_UTC_OFFSET_MINUTES * 60_000;
const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };
const QUARTERS = ['一', '二', '三', '四'];

/** Months since the year 0, so that periods can be counted with. */
interface Span {
  readonly kind: PeriodKind;
  readonly firstMonth: number;
}

function spanOf(key: PeriodKey): Span {
  if (!PERIOD_KEY_PATTERN.test(key)) throw new Error(`not a period: ${key}`);
  const january = Number(key.slice(0, 4)) * 12;
  if (key.length === 4) return { kind: 'year', firstMonth: january };
  if (key.charAt(5) === 'Q') return { kind: 'quarter', firstMonth: january + (Number(key.charAt(6)) - 1) * 3 };
  return { kind: 'month', firstMonth: january + Number(key.slice(5)) - 1 };
}

function keyOf({ kind, firstMonth }: Span): PeriodKey {
  const year = String(Math.floor(firstMonth / 12));
  const month = firstMonth % 12;
  if (kind === 'year') return year;
  return kind === 'quarter' ? `${year}-Q${Math.floor(month / 3) + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

const firstDay = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

export const periodKind = (key: PeriodKey): PeriodKind => spanOf(key).kind;

/** The first day, and the first day after it; `YYYY-MM-DD`. */
export function periodDays(key: PeriodKey): { readonly from: string; readonly before: string } {
  const { kind, firstMonth } = spanOf(key);
  return { from: firstDay(firstMonth), before: firstDay(firstMonth + MONTHS[kind]) };
}

/** The period of this kind in which an instant lies. Plain arithmetic: Intl is absent on some phones. */
export function periodAt(kind: PeriodKind, instantMs: number): PeriodKey {
  const date = new Date(instantMs + VILLAGE_OFFSET_MS);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return keyOf({ kind, firstMonth: month - (month % MONTHS[kind]) });
}

/** `steps` periods later; negative: earlier. */
export function periodShift(key: PeriodKey, steps: number): PeriodKey {
  const { kind, firstMonth } = spanOf(key);
  return keyOf({ kind, firstMonth: firstMonth + steps * MONTHS[kind] });
}

/** 2026年11月, 2026年四季度, 2026年. */
export function sayPeriod(key: PeriodKey): string {
  const { kind, firstMonth } = spanOf(key);
  const year = `${Math.floor(firstMonth / 12)}年`;
  if (kind === 'year') return year;
  const month = firstMonth % 12;
  return kind === 'quarter' ? `${year}${QUARTERS[Math.floor(month / 3)] ?? ''}季度` : `${year}${month + 1}月`;
}
