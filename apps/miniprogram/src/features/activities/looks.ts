import { activityStateTitles, type ActivityListItem, type ActivityState } from '@jishan/contracts';
import { sayUntil } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import type { Tone } from '@/ui';

const stateTones: Record<ActivityState, Tone> = { upcoming: 'sky', running: 'leaf', ended: 'plain', cancelled: 'plain' };

export interface Mark {
  readonly words: string;
  readonly tone: Tone;
}

/** What the activity is, and what of it is the reader's. */
export function marksOf(activity: ActivityListItem): readonly Mark[] {
  const state: Mark = { words: activityStateTitles[activity.state], tone: stateTones[activity.state] };
  if (activity.mine === null || activity.state === 'cancelled') return [state];
  return [state, { words: texts.activities.mine[activity.mine], tone: activity.mine === 'waiting' ? 'gold' : 'festive' }];
}

export const isFull = (activity: Pick<ActivityListItem, 'capacity' | 'counts'>): boolean =>
  activity.capacity !== null && activity.counts.going >= activity.capacity;

const clockOf = (words: string): string => words.slice(words.lastIndexOf(' ') + 1);

/** 12月5日 周六 9:00–11:30; over several days both ends in full. */
export function sayTimes(startsAt: string, endsAt: string, now: number = Date.now()): string {
  const [start, end] = [sayUntil(startsAt, now), sayUntil(endsAt, now)];
  const sameDay = start.slice(0, start.lastIndexOf(' ')) === end.slice(0, end.lastIndexOf(' '));
  return sameDay ? `${start}–${clockOf(end)}` : `${start} – ${end}`;
}
