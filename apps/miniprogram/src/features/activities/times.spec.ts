import { daysAhead, presetDay, timesOf } from './times';

/** Yesterday evening in Greenwich, already the 26th in the village. */
const now = Date.parse('2026-11-26T00:30:00+08:00');
const chosen = { day: '2026-11-28', hour: '9', length: '2', deadline: 'start' } as const;

it('offers the village’s days, today first', () => {
  const days = daysAhead(now);
  expect(days.slice(0, 3)).toEqual([
    { value: '2026-11-26', text: '今天' },
    { value: '2026-11-27', text: '明天' },
    { value: '2026-11-28', text: '11月28日 周六' },
  ]);
  expect(days).toHaveLength(30);
});

it('makes instants of the village’s clock', () => {
  expect(timesOf(chosen, now)).toEqual({
    startsAt: '2026-11-28T01:00:00.000Z',
    endsAt: '2026-11-28T03:00:00.000Z',
    signUpUntil: '2026-11-28T01:00:00.000Z',
  });
  expect(timesOf({ ...chosen, deadline: 'eve' }, now).signUpUntil).toBe('2026-11-27T10:00:00.000Z');
});

it('an eve that is past is no deadline', () => {
  expect(timesOf({ ...chosen, day: '2026-11-26', deadline: 'eve' }, now).signUpUntil).toBe('2026-11-26T01:00:00.000Z');
});

it('offers nine o’clock of today while it is to come, and of tomorrow afterwards', () => {
  expect(presetDay(Date.parse('2026-11-26T08:59:00+08:00'))).toBe('2026-11-26');
  expect(presetDay(Date.parse('2026-11-26T09:00:00+08:00'))).toBe('2026-11-27');
});
