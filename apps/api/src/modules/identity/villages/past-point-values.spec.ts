import { defaultVillageSettings, PAST_POINT_VALUES_MAX, type VillageSettings } from '@jishan/contracts';
import { pastPointValues, pointValueBefore } from './past-point-values';
import { safeguardTerms } from './safeguards';

const plain: VillageSettings = { ...defaultVillageSettings, pointValueFen: 100 };
/** As a change of that day is stored. */
function change(stored: VillageSettings, day: string, pointValueFen: number): VillageSettings {
  const { settings } = safeguardTerms(stored, { pointValueFen }, day);
  return { ...stored, ...settings, pastPointValues: pastPointValues(stored, settings.pointValueFen ?? stored.pointValueFen, day) };
}

it('never changed, a point was always worth what it is', () => {
  expect(pointValueBefore(plain, '2020-01-01')).toBe(100);
});

it('raised at once on 20 September: the third quarter ends with the new one, the second with the old', () => {
  const stored = change(plain, '2026-09-20', 120);
  expect(['2026-07-01', '2026-09-20', '2026-09-21', '2026-10-01'].map(day => pointValueBefore(stored, day))).toEqual([100, 100, 120, 120]);
});

it('lowered, it counts when its wait is over, whether or not anybody saves the settings again', () => {
  const waiting = change(plain, '2026-09-29', 50);
  const saved = change(waiting, '2026-11-05', 50);
  for (const stored of [waiting, saved])
    // It waits a whole day: it counts from 1 October on, and the quarter that ended the evening before knows nothing of it.
    expect(['2026-09-30', '2026-10-01', '2026-10-02'].map(day => pointValueBefore(stored, day))).toEqual([100, 100, 50]);
});

it('lowered, and taken back before it counts, leaves nothing', () => {
  const stored = change(change(plain, '2026-09-29', 50), '2026-09-30', 100);
  expect(stored.pastPointValues).toEqual([]);
  expect(pointValueBefore(stored, '2027-01-01')).toBe(100);
});

it('changed twice on a day: what the day began with is what counted before it', () => {
  const stored = change(change(plain, '2026-09-20', 120), '2026-09-20', 130);
  expect(stored.pastPointValues).toEqual([{ until: '2026-09-20', fen: 100 }]);
  expect(pointValueBefore(stored, '2026-10-01')).toBe(130);
});

it('keeps as many as it may', () => {
  const days = Array.from({ length: PAST_POINT_VALUES_MAX + 5 }, (_one, n) =>
    new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
  );
  const stored = days.reduce((settings, day, n) => change(settings, day, 101 + n), plain);
  expect(stored.pastPointValues).toHaveLength(PAST_POINT_VALUES_MAX);
  expect(stored.pastPointValues.at(-1)).toEqual({ until: days.at(-1), fen: 100 + days.length - 1 });
});
