import { createHash } from 'node:crypto';
import { VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';

/** Every so many seconds, or once a day at a village's wall-clock time (`03:10`). */
export type Schedule = { readonly seconds: number } | { readonly dailyAt: string };

const DAY_MS = 86_400_000;
const DAILY_LOOK_MS = 30_000;

export function refuseBadSchedule(schedule: Schedule): void {
  const good =
    'seconds' in schedule
      ? Number.isInteger(schedule.seconds) && schedule.seconds >= 1 && schedule.seconds <= 86_400
      : /^([01]\d|2[0-3]):[0-5]\d$/.test(schedule.dailyAt);
  if (!good) throw new Error(`not a schedule: ${JSON.stringify(schedule)}`);
}

/** At least every so many seconds; what is done once a day stays at its hour. */
export const sooner = (schedule: Schedule, seconds: number | null): Schedule =>
  'seconds' in schedule && seconds !== null ? { seconds: Math.min(schedule.seconds, seconds) } : schedule;

/** How often a process looks whether a run is due. */
export const lookEveryMs = (schedule: Schedule): number => ('seconds' in schedule ? schedule.seconds * 1000 : DAILY_LOOK_MS);

/** The run that is due now. It stays the same until the next one is due, so all processes name the same run; a daily run missed while all were down is made up for. */
export function slotOf(schedule: Schedule, now: Date): string {
  if ('seconds' in schedule) return String(Math.floor(now.getTime() / 1000 / schedule.seconds));
  const [hour = 0, minute = 0] = schedule.dailyAt.split(':').map(Number);
  const sinceDue = now.getTime() + VILLAGE_UTC_OFFSET_MINUTES * 60_000 - (hour * 60 + minute) * 60_000;
  return `day ${Math.floor(sinceDue / DAY_MS)}`;
}

/** The same run has the same id in every process, so it can be queued once only. */
export function runId(name: string, slot: string): string {
  const hex = createHash('sha256').update(`${name}\n${slot}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
