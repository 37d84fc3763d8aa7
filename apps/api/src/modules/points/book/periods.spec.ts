import { periodAt, periodDays, periodKind, periodShift, PERIOD_KEY_PATTERN, sayPeriod } from '@jishan/contracts';

const at = (instant: string): number => Date.parse(instant);

describe('a period of the calendar', () => {
  it.each([
    ['2026-11', 'month', '2026-11-01', '2026-12-01', '2026年11月'],
    ['2026-12', 'month', '2026-12-01', '2027-01-01', '2026年12月'],
    ['2026-Q1', 'quarter', '2026-01-01', '2026-04-01', '2026年一季度'],
    ['2026-Q4', 'quarter', '2026-10-01', '2027-01-01', '2026年四季度'],
    ['2026', 'year', '2026-01-01', '2027-01-01', '2026年'],
  ])('%s is a %s from %s until before %s: %s', (key, kind, from, before, said) => {
    expect([periodKind(key), periodDays(key), sayPeriod(key)]).toEqual([kind, { from, before }, said]);
  });

  it('begins at midnight in the village, whatever the phone’s zone', () => {
    expect(periodAt('month', at('2026-10-31T15:59:59Z'))).toBe('2026-10');
    expect(periodAt('month', at('2026-10-31T16:00:00Z'))).toBe('2026-11');
    expect(periodAt('quarter', at('2026-12-31T15:59:59Z'))).toBe('2026-Q4');
    expect(periodAt('year', at('2026-12-31T16:00:00Z'))).toBe('2027');
  });

  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-11', 3, '2027-02'],
    ['2026-Q1', -1, '2025-Q4'],
    ['2026-Q4', 1, '2027-Q1'],
    ['2026', -2, '2024'],
  ])('%s and %i further is %s', (key, steps, expected) => {
    expect(periodShift(key, steps)).toBe(expected);
  });

  it.each(['2026-13', '2026-00', '2026-Q5', '2026-Q0', '26', '2026-1', '2026-11-01', 'x', '', '1999'])('%s is none', key => {
    expect(PERIOD_KEY_PATTERN.test(key)).toBe(false);
    expect(() => periodDays(key)).toThrow('not a period');
  });
});
