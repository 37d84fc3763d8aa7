import { holidayYears } from './public-holidays';
import { addWorkingDays, isWorkingDay, resumeLimit, villageDay, workingDaysBetween } from './working-days';

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const lunar = (day: string): string =>
  new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

describe('a working day', () => {
  it.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-02-16', false, 'a Monday in the Spring Festival'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-10-10', true, 'a Saturday worked for the National Day'],
    ['2026-10-08', true, 'the first Thursday after the National Day'],
    ['2027-02-08', false, 'the Monday of the Spring Festival 2027'],
  ])('%s: %s (%s)', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });
});

it('a year that nobody has entered is plain weeks, also on the days that the law fixes', () => {
  const after = Math.max(...holidayYears.map(({ year }) => year)) + 1;
  const may = ['01', '02', '03', '04', '05', '06', '07'].map(day => `${after}-05-${day}`);
  expect(may.filter(day => isWorkingDay(day))).toEqual(may.filter(day => ![0, 6].includes(weekday(day))));
});

describe('a limit in working days', () => {
  it.each([
    ['2026-11-23', 0, '2026-11-23', 'the same day'],
    ['2026-11-21', 0, '2026-11-23', 'asked on a Saturday: the Monday'],
    ['2026-11-23', 1, '2026-11-24', 'the next day'],
    ['2026-11-20', 1, '2026-11-23', 'over a weekend'],
    ['2026-11-23', 5, '2026-11-30', 'a week'],
    ['2026-09-30', 3, '2026-10-10', 'over the National Day: 8, 9 and the worked Saturday'],
    ['2026-02-13', 1, '2026-02-14', 'the worked Saturday counts'],
    ['2026-02-14', 5, '2026-02-28', 'over the Spring Festival: 24–27 and the worked Saturday'],
    ['2026-12-31', 1, '2027-01-04', 'over New Year into another year'],
  ])('from %s, %i days: %s (%s)', (from, count, due) => {
    expect(addWorkingDays(from, count)).toBe(due);
  });

  it('counts back what it added, for every start and length', () => {
    for (let offset = 0; offset < 400; offset += 7) {
      const from = addWorkingDays(new Date(Date.UTC(2026, 0, 4 + offset)).toISOString().slice(0, 10), 0);
      for (const count of [0, 1, 2, 9, 30]) expect(workingDaysBetween(from, addWorkingDays(from, count))).toBe(count);
    }
  });
});

describe('the clock that stands still', () => {
  it.each([
    ['2026-11-27', '2026-11-24', '2026-11-24', '2026-11-27', 'answered the same day'],
    ['2026-11-27', '2026-11-24', '2026-11-26', '2026-12-01', 'two days later: two days more'],
    ['2026-11-27', '2026-11-24', '2026-11-29', '2026-12-02', 'answered on a Sunday: the three days Wed–Fri'],
    ['2026-11-18', '2026-11-20', '2026-11-25', '2026-11-23', 'was late already: as late as it was'],
    ['2026-09-30', '2026-09-30', '2026-10-08', '2026-10-08', 'holidays cost nobody a day'],
    ['2026-11-27', '2026-11-27', '2026-11-28', '2026-11-30', 'asked on the last day, answered on a Saturday: the Monday'],
    ['2026-09-30', '2026-09-30', '2026-10-05', '2026-10-08', 'asked on the last day, answered in the holidays: the first day after'],
  ])('due %s, asked %s, answered %s: due %s (%s)', (due, pausedOn, resumedOn, moved) => {
    expect(resumeLimit(due, pausedOn, resumedOn)).toBe(moved);
  });
});

it('the clock that ran on is never late at once, on whatever day the answer came', () => {
  const asked = '2026-11-27';
  for (let offset = 0; offset < 120; offset += 1) {
    const answered = new Date(Date.parse(`${asked}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
    expect(resumeLimit(asked, asked, answered) >= answered).toBe(true);
  }
});

it('the village’s day starts at 16:00 UTC of the day before', () => {
  expect(villageDay(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  expect(villageDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
});

describe('the table of holidays', () => {
  it('worked days are weekend days, no day is both off and worked, and none stands in another year', () => {
    for (const { year, daysOff, workdays } of holidayYears) {
      for (const day of workdays) expect([0, 6]).toContain(weekday(day));
      for (const day of workdays) expect(daysOff).not.toContain(day);
      for (const day of [...daysOff, ...workdays]) expect(day.slice(0, 4)).toBe(String(year));
    }
  });

  it('holds the festivals of the moon where the moon has them', () => {
    const festivals = holidayYears.map(({ year, daysOff }) => {
      const found = (name: string): boolean => daysOff.some(day => lunar(day) === name);
      return { year, spring: found('1/1'), dragon: found('5/5'), autumn: found('8/15') };
    });
    expect(festivals).toEqual(holidayYears.map(({ year }) => ({ year, spring: true, dragon: true, autumn: true })));
  });

  it('is one year after the other, and only the last may wait for its notice', () => {
    const [first] = holidayYears;
    expect(holidayYears.map(({ year }) => year)).toEqual(holidayYears.map((_one, n) => (first?.year ?? 0) + n));
    expect(holidayYears.slice(0, -1).filter(({ announced }) => !announced)).toEqual([]);
  });
});
