import { PAST_POINT_VALUES_MAX, type PastPointValue, type VillageSettings } from '@jishan/contracts';
import type { Day } from '../../../platform/calendar';
import { settingsInForce } from './safeguards';

/** What is stored of the past when, on a day, `fen` becomes what a point is worth (or stays it): also what waited and began to count since the last change. */
export function pastPointValues(stored: VillageSettings, fen: number, today: Day): readonly PastPointValue[] {
  const past = [...stored.pastPointValues];
  const ended = (until: Day, was: number, then: number): void => {
    // The value that a day began with is the one that counted before it, however often it is changed on that day.
    if (was !== then && past.at(-1)?.until !== until) past.push({ until, fen: was });
  };
  const current = settingsInForce(stored, today).pointValueFen;
  if (stored.pending && stored.pending.from <= today) ended(stored.pending.from, stored.pointValueFen, current);
  ended(today, current, fen);
  return past.slice(-PAST_POINT_VALUES_MAX);
}

/** What a point was worth at the last moment before a day. */
export function pointValueBefore(stored: VillageSettings, day: Day): number {
  const ended = stored.pastPointValues.find(({ until }) => until >= day);
  if (ended) return ended.fen;
  const waited = stored.pending && stored.pending.from < day ? stored.pending.choices.pointValueFen : undefined;
  return waited ?? stored.pointValueFen;
}
