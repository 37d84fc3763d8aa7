import { VILLAGE_UTC_OFFSET_MINUTES, type Instant } from '@jishan/contracts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

interface VillageClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
  dayNumber: number;
}

/** Village time from plain arithmetic: phones abroad show it too, and Intl is missing on some Android WeChat. */
function villageClock(at: number): VillageClock {
  const shifted = at + VILLAGE_UTC_OFFSET_MINUTES * MINUTE_MS;
  const date = new Date(shifted);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    weekday: date.getUTCDay(),
    dayNumber: Math.floor(shifted / DAY_MS),
  };
}

const NIGHT_ENDS_HOUR = 6;

/** 9:13, 21:05; 凌晨2:43, for 2:43 by itself is taken for the afternoon. */
const clock = ({ hour, minute }: VillageClock): string =>
  `${hour < NIGHT_ENDS_HOUR ? '凌晨' : ''}${hour}:${String(minute).padStart(2, '0')}`;

/** 刚刚, 12分钟前, 今天 9:13, 昨天 21:05, 3天前, 10月6日, 2025年10月6日. */
export function sayWhen(instant: Instant, now: number = Date.now()): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  const then = villageClock(at);
  const today = villageClock(now);
  const minutes = Math.floor((now - at) / MINUTE_MS);
  const days = today.dayNumber - then.dayNumber;
  if (minutes >= 0 && minutes < 1) return '刚刚';
  if (minutes >= 1 && minutes < 60) return `${minutes}分钟前`;
  if (days === 0) return `今天 ${clock(then)}`;
  if (days === 1) return `昨天 ${clock(then)}`;
  if (days === -1) return `明天 ${clock(then)}`;
  if (days > 1 && days < 7) return `${days}天前`;
  if (then.year === today.year) return `${then.month}月${then.day}日`;
  return `${then.year}年${then.month}月${then.day}日`;
}

/** 11月23日, 2025年10月6日: the day alone. */
export function sayDate(instant: Instant, now: number = Date.now()): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  const then = villageClock(at);
  const day = `${then.month}月${then.day}日`;
  return then.year === villageClock(now).year ? day : `${then.year}年${day}`;
}

/** 2026年11月23日 周一 9:13 */
export function sayExactly(instant: Instant): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  const time = villageClock(at);
  return `${time.year}年${time.month}月${time.day}日 ${WEEKDAYS[time.weekday] ?? ''} ${clock(time)}`;
}

/** 11月30日 周一 18:00: for a date that lies ahead. */
export function sayUntil(instant: Instant, now: number = Date.now()): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  const then = villageClock(at);
  const days = then.dayNumber - villageClock(now).dayNumber;
  if (days === 0) return `今天 ${clock(then)}`;
  if (days === 1) return `明天 ${clock(then)}`;
  return `${then.month}月${then.day}日 ${WEEKDAYS[then.weekday] ?? ''} ${clock(then)}`;
}

/** 上午好 and its sisters, by the village's clock. */
export function greeting(now: number = Date.now()): string {
  const { hour } = villageClock(now);
  if (hour < 5) return '夜深了';
  if (hour < 9) return '早上好';
  if (hour < 12) return '上午好';
  if (hour < 14) return '中午好';
  if (hour < 18) return '下午好';
  return '晚上好';
}
