import { defaultVillageSettings } from '@jishan/contracts';
import { checkDueOn, panelTerms, publicUntil } from './panel.terms';

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

it('the pool is the elected reviewers, unless the village adds its cadres', () => {
  expect(panelTerms(defaultVillageSettings, new Date())).toMatchObject({ size: 3, needed: 2, roles: ['reviewer'] });
  expect(panelTerms({ ...defaultVillageSettings, panelPool: 'reviewers_and_cadres' }, new Date()).roles).toEqual([
    'reviewer',
    'cadre',
    'points_keeper',
  ]);
});
