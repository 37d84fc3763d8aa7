import { VILLAGE_UTC_OFFSET_MINUTES, villageDayAt } from '@jishan/contracts';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const todayNumber = (now: number): number => Math.floor((now + VILLAGE_UTC_OFFSET_MINUTES * 60_000) / DAY_MS);

/** A calendar day of the village, YYYY-MM-DD: 今天, 明天, 昨天, 11月27日 周五, 2027年1月4日. */
export function sayDay(day: string, now: number = Date.now()): string {
  const number = dayNumber(day);
  if (Number.isNaN(number)) return '';
  const away = number - todayNumber(now);
  if (away === 0) return '今天';
  if (away === 1) return '明天';
  if (away === -1) return '昨天';
  const date = new Date(number * DAY_MS);
  const monthDay = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  const year = new Date(todayNumber(now) * DAY_MS).getUTCFullYear();
  return date.getUTCFullYear() === year ? `${monthDay} ${WEEKDAYS[date.getUTCDay()] ?? ''}` : `${date.getUTCFullYear()}年${monthDay}`;
}

/** Today in the village, YYYY-MM-DD. */
export const todayOf = (now: number = Date.now()): string => villageDayAt(now);

/** Whole calendar days that a limit is past; 0 on its day. */
export const daysPast = (day: string, now: number = Date.now()): number => Math.max(0, todayNumber(now) - dayNumber(day));
