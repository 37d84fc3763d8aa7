import { defaultVillageSettings } from '@jishan/contracts';
import { checkDueOn, lateSince, panelTerms, publicUntil } from './panel.terms';

const at = (text: string): Date => new Date(text);

it('公示 lasts whole days of the village, the first one not counted', () => {
  expect(publicUntil(defaultVillageSettings, at('2026-11-26T09:00:00+08:00'))).toEqual(at('2026-12-02T00:00:00+08:00'));
  expect(publicUntil(defaultVillageSettings, at('2026-11-26T23:59:59+08:00'))).toEqual(at('2026-12-02T00:00:00+08:00'));
  expect(publicUntil(defaultVillageSettings, at('2026-11-27T00:00:00+08:00'))).toEqual(at('2026-12-03T00:00:00+08:00'));
  expect(publicUntil({ ...defaultVillageSettings, publicationDays: 1 }, at('2026-12-31T12:00:00+08:00'))).toEqual(
    at('2027-01-02T00:00:00+08:00'),
  );
});

it('the clocks count working days', () => {
  expect(checkDueOn(defaultVillageSettings, at('2026-11-27T09:00:00+08:00'))).toBe('2026-12-01');
  expect(panelTerms(defaultVillageSettings, at('2026-09-30T09:00:00+08:00')).dueOn).toBe('2026-10-13');
});

it('a limit is over from the day after its last one, whatever holidays lie between', () => {
  for (const today of ['2026-11-26', '2026-11-30', '2026-10-08', '2026-10-12', '2027-02-20'])
    for (const [index, latest] of lateSince(today).entries()) {
      const settings = { ...defaultVillageSettings, checkWorkingDays: index + 1 };
      const due = (day: string): string => checkDueOn(settings, at(`${day}T12:00:00+08:00`));
      const after = new Date(Date.parse(`${latest}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect([due(latest) < today, due(after) < today]).toEqual([true, false]);
    }
  expect(lateSince('2026-11-26').slice(0, 2)).toEqual(['2026-11-24', '2026-11-23']);
});

it('the pool is the elected reviewers, unless the village adds its cadres', () => {
  expect(panelTerms(defaultVillageSettings, new Date())).toMatchObject({ size: 3, needed: 2, roles: ['reviewer'] });
  expect(panelTerms({ ...defaultVillageSettings, panelPool: 'reviewers_and_cadres' }, new Date()).roles).toEqual([
    'reviewer',
    'cadre',
    'points_keeper',
  ]);
});
