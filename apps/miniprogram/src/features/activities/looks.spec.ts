import type { ActivityListItem } from '@jishan/contracts';
import { isFull, marksOf, sayTimes } from './looks';

const now = Date.parse('2026-11-25T09:00:00+08:00');
const activity = (change: Partial<ActivityListItem>): ActivityListItem => ({
  id: 'a',
  title: '清理河道',
  place: '村口',
  startsAt: '2026-12-05T09:00:00+08:00',
  endsAt: '2026-12-05T11:30:00+08:00',
  signUpUntil: '2026-12-04T18:00:00+08:00',
  capacity: 2,
  state: 'upcoming',
  points: 2,
  settled: false,
  photo: null,
  counts: { going: 1, waiting: 0, present: 0 },
  mine: null,
  ...change,
});

it.each([
  ['one day', '2026-12-05T09:00:00+08:00', '2026-12-05T11:30:00+08:00', '12月5日 周六 9:00–11:30'],
  ['today', '2026-11-25T14:00:00+08:00', '2026-11-25T16:05:00+08:00', '今天 14:00–16:05'],
  ['two days', '2026-11-25T14:00:00+08:00', '2026-11-26T10:00:00+08:00', '今天 14:00 – 明天 10:00'],
])('says the times of %s', (_what, starts, ends, words) => expect(sayTimes(starts, ends, now)).toBe(words));

it('marks the state, and the reader’s own unless it was cancelled', () => {
  expect(marksOf(activity({})).map(mark => mark.words)).toEqual(['未开始']);
  expect(marksOf(activity({ mine: 'waiting' })).map(mark => mark.words)).toEqual(['未开始', '我在候补']);
  expect(marksOf(activity({ mine: 'going', state: 'cancelled' })).map(mark => mark.words)).toEqual(['已取消']);
});

it('is full when every seat is taken, never without a limit', () => {
  expect([activity({}), activity({ counts: { going: 2, waiting: 1, present: 0 } }), activity({ capacity: null })].map(isFull)).toEqual([
    false,
    true,
    false,
  ]);
});
