import { greeting, sayExactly, sayUntil, sayWhen } from './dates';

// Monday, 23 November 2026, 20:00 in the village; 12:00 in Greenwich.
const NOW = Date.parse('2026-11-23T20:00:00+08:00');

describe('sayWhen', () => {
  it.each([
    ['2026-11-23T19:59:30+08:00', '刚刚'],
    ['2026-11-23T19:48:00+08:00', '12分钟前'],
    ['2026-11-23T09:13:00+08:00', '今天 9:13'],
    ['2026-11-23T00:05:00+08:00', '今天 凌晨0:05'],
    ['2026-11-23T05:59:00+08:00', '今天 凌晨5:59'],
    ['2026-11-23T06:00:00+08:00', '今天 6:00'],
    ['2026-11-22T23:59:00+08:00', '昨天 23:59'],
    ['2026-11-20T08:00:00+08:00', '3天前'],
    ['2026-11-17T08:00:00+08:00', '6天前'],
    ['2026-11-16T08:00:00+08:00', '11月16日'],
    ['2025-12-31T08:00:00+08:00', '2025年12月31日'],
    ['2026-11-24T08:00:00+08:00', '明天 8:00'],
  ])('%s is said as %s', (instant, said) => {
    expect(sayWhen(instant, NOW)).toBe(said);
  });

  it('goes by the village clock, whatever zone the instant came in', () => {
    expect(sayWhen('2026-11-22T16:30:00Z', NOW)).toBe('今天 凌晨0:30');
    expect(sayWhen('2026-11-22T15:30:00Z', NOW)).toBe('昨天 23:30');
  });

  it('counts minutes across midnight before it says 昨天', () => {
    const justAfterMidnight = Date.parse('2026-11-24T00:10:00+08:00');
    expect(sayWhen('2026-11-23T23:50:00+08:00', justAfterMidnight)).toBe('20分钟前');
  });

  it('says nothing for what is not a time', () => {
    expect(sayWhen('yesterday', NOW)).toBe('');
  });
});

it('says the exact time with its weekday', () => {
  expect(sayExactly('2026-11-23T01:13:00Z')).toBe('2026年11月23日 周一 9:13');
  expect(sayExactly('2026-11-22T18:43:00Z')).toBe('2026年11月23日 周一 凌晨2:43');
});

it('says a date ahead', () => {
  expect(sayUntil('2026-11-23T22:00:00+08:00', NOW)).toBe('今天 22:00');
  expect(sayUntil('2026-11-24T18:00:00+08:00', NOW)).toBe('明天 18:00');
  expect(sayUntil('2026-11-24T02:43:00+08:00', NOW)).toBe('明天 凌晨2:43');
  expect(sayUntil('2026-11-30T18:00:00+08:00', NOW)).toBe('11月30日 周一 18:00');
});

it('greets by the village clock', () => {
  expect(greeting(Date.parse('2026-11-23T00:30:00Z'))).toBe('早上好');
  expect(greeting(NOW)).toBe('晚上好');
});
