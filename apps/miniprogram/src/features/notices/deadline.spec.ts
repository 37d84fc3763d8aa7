import { deadlineAfter } from './deadline';

describe('a deadline is the evening of a village day', () => {
  it.each([
    ['in the morning', '2026-11-25T09:00:00+08:00', '1', '2026-11-26T10:00:00.000Z'],
    [
      'just after the village’s midnight, when it is still yesterday in Greenwich',
      '2026-11-25T00:05:00+08:00',
      '1',
      '2026-11-26T10:00:00.000Z',
    ],
    ['late at night', '2026-11-25T23:55:00+08:00', '1', '2026-11-26T10:00:00.000Z'],
    ['over the year’s end', '2026-12-28T12:00:00+08:00', '7', '2027-01-04T10:00:00.000Z'],
  ] as const)('%s', (_when, now, days, evening) => expect(deadlineAfter(days, Date.parse(now))).toBe(evening));
});
