import { daysAfter, villageDayAt } from '@jishan/contracts';
import { holidayYears } from './public-holidays';

const daysOff = new Set(holidayYears.flatMap(year => year.daysOff));
const madeUp = new Set(holidayYears.flatMap(year => year.workdays));

/** A calendar day, YYYY-MM-DD. Such strings compare as the days do. */
export type Day = string;

/** The village's calendar day of an instant. */
export const villageDay = (at: Date): Day => villageDayAt(at.getTime());

/** The calendar day after it, a working day or not. */
export const dayAfter = (day: Day): Day => daysAfter(day, 1);

/** Monday to Friday without public holidays, and the weekend days worked instead. Years that nobody entered are plain weeks. */
export function isWorkingDay(day: Day): boolean {
  if (madeUp.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !daysOff.has(day);
}

/** The last day of a limit of so many working days that starts running after `from`. 0: `from` itself, or the next working day. */
export function addWorkingDays(from: Day, count: number): Day {
  let day = from;
  for (let left = count; left > 0;) {
    day = dayAfter(day);
    if (isWorkingDay(day)) left -= 1;
  }
  while (!isWorkingDay(day)) day = dayAfter(day);
  return day;
}

/** Working days after `from`, up to and with `to`. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = dayAfter(day);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

/**
 * Where a limit lies after the clock stood still from one day to another: as many working days are left as on the day it stopped. Counted
 * from the day it runs on, because an answer on a Saturday would else be late at once where the limit's last day was left. What was late
 * already stays as late as it was.
 */
export function resumeLimit(due: Day, pausedOn: Day, resumedOn: Day): Day {
  if (due < pausedOn) return addWorkingDays(due, workingDaysBetween(pausedOn, resumedOn));
  return addWorkingDays(resumedOn, workingDaysBetween(pausedOn, due));
}
