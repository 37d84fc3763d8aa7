import { VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';
import { sayDay } from '@/formats/calendar-day';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const OFFSET_MS = VILLAGE_UTC_OFFSET_MINUTES * 60_000;
const DAYS_AHEAD = 30;
const EVENING_HOUR = 18;

export const START_HOURS = ['7', '8', '9', '10', '11', '13', '14', '15', '16', '17', '19', '20'] as const;
export const LENGTHS = ['1', '2', '3', '4', '8'] as const;
export type Length = (typeof LENGTHS)[number];
export const DEADLINES = ['start', 'eve'] as const;
export type Deadline = (typeof DEADLINES)[number];

/** The days one can choose from, as `YYYY-MM-DD` and as people say them. */
export function daysAhead(now: number = Date.now()): { value: string; text: string }[] {
  const today = Math.floor((now + OFFSET_MS) / DAY_MS);
  return Array.from({ length: DAYS_AHEAD }, (_none, away) => {
    const day = new Date((today + away) * DAY_MS).toISOString().slice(0, 10);
    return { value: day, text: sayDay(day, now) };
  });
}

/** Offered before anybody chooses: at this hour of the first day on which it is still to come. */
export const PRESET_HOUR: (typeof START_HOURS)[number] = '9';
export function presetDay(now: number = Date.now()): string {
  const [today, tomorrow] = daysAhead(now).map(({ value }) => value);
  const isOver = (now + OFFSET_MS) % DAY_MS >= Number(PRESET_HOUR) * HOUR_MS;
  return (isOver ? tomorrow : today) ?? '';
}

export interface Chosen {
  readonly day: string;
  readonly hour: string;
  readonly length: Length;
  readonly deadline: Deadline;
}

/** By the village's clock. The eve's deadline of an activity that is tomorrow or today may be past: then one can sign up until it starts. */
export function timesOf(chosen: Chosen, now: number = Date.now()): { startsAt: string; endsAt: string; signUpUntil: string } {
  const midnight = Date.parse(`${chosen.day}T00:00:00Z`) - OFFSET_MS;
  const starts = midnight + Number(chosen.hour) * HOUR_MS;
  const eve = midnight - DAY_MS + EVENING_HOUR * HOUR_MS;
  return {
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + Number(chosen.length) * HOUR_MS).toISOString(),
    signUpUntil: new Date(chosen.deadline === 'eve' && eve > now ? eve : starts).toISOString(),
  };
}
