import { Logger } from '@nestjs/common';
import { Alarms } from '../health/alarms';
import { HolidayWatch, yearsWithoutNotice } from './holiday-watch';
import { holidayYears, type HolidayYear } from './public-holidays';

const year = (of: number, announced: boolean): HolidayYear => ({ year: of, source: '', announced, daysOff: [], workdays: [] });
const known = [year(2040, true), year(2041, false)];

it.each([
  ['2040-06-01', [], 'in an announced year, and the next is far'],
  ['2040-11-01', [], 'the day before limits reach the next year'],
  ['2040-11-02', [2041], 'from here they do'],
  ['2041-03-01', [2041], 'in a year with the days of the law only'],
  ['2041-12-01', [2041, 2042], 'and the next not even that'],
])('%s: %j (%s)', (today, missing) => {
  expect(yearsWithoutNotice(today, known)).toEqual(missing);
});

it('is said in the log and as a figure, and no longer when the year is entered', () => {
  const warned: string[] = [];
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(line => void warned.push(String(line)));
  const alarms = new Alarms();
  const watch = new HolidayWatch(alarms);
  const last = Math.max(...holidayYears.map(one => one.year));
  watch.look(new Date(`${last + 1}-07-01T00:00:00Z`));
  expect(alarms.all().get('holiday_years_missing')).toBe(1);
  expect(warned).toHaveLength(1);
  expect(warned[0]).toContain(`public holidays of ${last + 1} `);
  const entered = holidayYears.find(one => one.announced)?.year ?? 0;
  watch.look(new Date(`${entered}-07-01T00:00:00Z`));
  expect(alarms.all().get('holiday_years_missing')).toBe(0);
  expect(warned).toHaveLength(1);
  jest.restoreAllMocks();
});
