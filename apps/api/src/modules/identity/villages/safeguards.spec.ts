import { defaultVillageSettings, type VillageChoices, type VillageSettings } from '@jishan/contracts';
import { safeguardTerms, settingsInForce } from './safeguards';

const TODAY = '2026-02-28';
const TOMORROW = '2026-03-01';
const THEN = '2026-03-02';
const LATER = '2026-03-03';

/** What a village has after changes of one day, each of them stored as the one before left it. */
const after = (day: string, stored: VillageSettings, ...changes: Partial<VillageChoices>[]): VillageSettings =>
  changes.reduce<VillageSettings>((s, change) => ({ ...s, ...change, ...safeguardTerms(s, change, day).settings }), stored);
const plain: VillageSettings = { ...defaultVillageSettings, twoDecideAbovePoints: 50 };

describe.each<[keyof VillageChoices, Partial<VillageChoices>, Partial<VillageChoices>]>([
  ['twoDecideAbovePoints', { twoDecideAbovePoints: 51 }, { twoDecideAbovePoints: 49 }],
  ['twoDecideAbovePoints', { twoDecideAbovePoints: 0 }, { twoDecideAbovePoints: 1 }],
  ['panelNeeded', { panelNeeded: 1, panelSize: 1 }, { panelNeeded: 3 }],
  ['panelSize', { panelSize: 5, panelNeeded: 3 }, { panelSize: 2 }],
  ['panelPool', { panelPool: 'reviewers_and_cadres' }, { panelPool: 'reviewers' }],
  ['publicationDays', { publicationDays: 4 }, { publicationDays: 6 }],
  ['deductionAppealDays', { deductionAppealDays: 4 }, { deductionAppealDays: 6 }],
  ['pointValueFen', { pointValueFen: 99 }, { pointValueFen: 101 }],
])('%s', (name, looser, tighter) => {
  it('loosened counts when a whole day has gone by, and is not there before', () => {
    const stored = after(TODAY, plain, looser);
    for (const day of [TODAY, TOMORROW]) expect(settingsInForce(stored, day)[name]).toBe(plain[name]);
    expect(stored.pending).toEqual({ from: THEN, choices: expect.objectContaining({ [name]: looser[name] }) as object });
    expect(settingsInForce(stored, THEN)).toMatchObject({ ...looser, pending: null });
  });

  it('tightened counts at once', () => {
    const stored = after(TODAY, plain, tighter);
    expect(settingsInForce(stored, TODAY)).toMatchObject({ ...tighter, pending: null });
  });

  it('loosened and tightened before it counts leaves nothing that waits', () => {
    const stored = after(TODAY, plain, looser, { ...Object.fromEntries(Object.keys(looser).map(key => [key, plain[key as never]])) });
    expect(stored.pending).toBeNull();
    expect(settingsInForce(stored, THEN)[name]).toBe(plain[name]);
  });
});

it('what counts by now is stored as what counts by the next change, of whatever', () => {
  const loosened = after(TODAY, plain, { publicationDays: 1, twoDecideAbovePoints: 200 });
  const stored = after(THEN, loosened, { maskNames: false });
  expect(stored).toMatchObject({ publicationDays: 1, twoDecideAbovePoints: 200, pending: null });
});

it('a second loosening of the day waits beside the first, and one of them is taken back alone', () => {
  const both = after(TODAY, plain, { twoDecideAbovePoints: 200 }, { publicationDays: 1 });
  expect(both.pending?.choices).toEqual({ twoDecideAbovePoints: 200, publicationDays: 1 });
  expect(after(TODAY, both, { twoDecideAbovePoints: 50 }).pending?.choices).toEqual({ publicationDays: 1 });
});

it('what waits keeps its day, whatever else is saved meanwhile; a loosening beside it has a day of its own, and what waited with it', () => {
  const waiting = after(TODAY, plain, { twoDecideAbovePoints: 200, publicationDays: 3 });
  for (const change of [{ maskNames: false }, { twoDecideAbovePoints: 200 }, { publicationDays: 5 }, { pointValueFen: 200 }])
    expect(after(TOMORROW, waiting, change).pending?.from).toBe(THEN);
  for (const change of [{ twoDecideAbovePoints: 0 }, { deductionAppealDays: 1 }])
    expect(after(TOMORROW, waiting, change).pending).toMatchObject({ from: LATER, choices: { publicationDays: 3, ...change } });
});

it('nobody is told of what is saved as it was, or of what is no safeguard', () => {
  expect(safeguardTerms(plain, { twoDecideAbovePoints: 50, publicationDays: 5, reservationDays: 3 }, TODAY).told).toEqual([]);
});

it('a loosening, its being taken back and a tightening are told as what they are', () => {
  expect(safeguardTerms(plain, { twoDecideAbovePoints: 200 }, TODAY).told).toEqual([{ name: 'twoDecideAbovePoints', status: 'waits' }]);
  const waiting = after(TODAY, plain, { twoDecideAbovePoints: 200 });
  expect(safeguardTerms(waiting, { twoDecideAbovePoints: 50 }, TODAY).told).toEqual([{ name: 'twoDecideAbovePoints', status: 'kept' }]);
  expect(safeguardTerms(plain, { twoDecideAbovePoints: 20 }, TODAY).told).toEqual([{ name: 'twoDecideAbovePoints', status: 'at_once' }]);
});
