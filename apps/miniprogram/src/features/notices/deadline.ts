import { VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';

export const DEADLINE_DAYS = ['1', '3', '7', '15'] as const;
export type DeadlineDays = (typeof DEADLINE_DAYS)[number];

const DAY_MS = 86_400_000;
const OFFSET_MS = VILLAGE_UTC_OFFSET_MINUTES * 60_000;
/** 18:00: people are home from the fields, and cadres still in the office. */
const EVENING_MS = 18 * 3_600_000;

/** The evening of the day so many days from now, by the village's clock. */
export function deadlineAfter(days: DeadlineDays, now: number = Date.now()): string {
  const today = Math.floor((now + OFFSET_MS) / DAY_MS);
  return new Date((today + Number(days)) * DAY_MS + EVENING_MS - OFFSET_MS).toISOString();
}
