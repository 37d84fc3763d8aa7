import { daysPast, sayDay } from './calendar-day';

/** 2026-11-23 (a Monday) 00:30 in the village, which is still the 22nd in UTC. */
const now = Date.parse('2026-11-22T16:30:00Z');

describe('a calendar day as people say it', () => {
  it.each([
    ['2026-11-23', '今天'],
    ['2026-11-24', '明天'],
    ['2026-11-22', '昨天'],
    ['2026-11-27', '11月27日 周五'],
    ['2026-10-01', '10月1日 周四'],
    ['2027-01-04', '2027年1月4日'],
    ['soon', ''],
  ])('%s: %s', (day, said) => {
    expect(sayDay(day, now)).toBe(said);
  });

  it('counts the days that a limit is past', () => {
    expect(daysPast('2026-11-23', now)).toBe(0);
    expect(daysPast('2026-11-20', now)).toBe(3);
    expect(daysPast('2026-12-20', now)).toBe(0);
  });
});
