import { daysAfter, type CalendarDay } from '../platform';
import { PANEL_POOLS, SAFEGUARDS, wishedSettings } from './village-settings.types';
import type { Safeguard, SafeguardChoices, VillageChoices, VillageSettings } from './village-settings.types';

/** How loose a value is: a greater number lets one hand do more. */
const looseness: { readonly [S in Safeguard]: (value: SafeguardChoices[S]) => number } = {
  // 0: no limit.
  twoDecideAbovePoints: points => points || Infinity,
  // More seats for as many who must agree: more tries.
  panelSize: seats => seats,
  panelNeeded: votes => -votes,
  panelPool: pool => PANEL_POOLS.indexOf(pool),
  publicationDays: days => -days,
  deductionAppealDays: days => -days,
  // The less a point is worth, the fuller the fund looks.
  pointValueFen: fen => -fen,
};

export const loosens = <S extends Safeguard>(name: S, from: SafeguardChoices, to: SafeguardChoices): boolean =>
  looseness[name](to[name]) > looseness[name](from[name]);

/** Of a change, what would wait: the safeguards in it that are not as they were last chosen, and stand in a line of which one is loosened. */
export function looseningsOf(settings: VillageSettings, change: Partial<VillageChoices>): Safeguard[] {
  const chosen = wishedSettings(settings);
  const wished = { ...chosen, ...change };
  return SAFEGUARDS.filter(
    names => names.some(name => wished[name] !== chosen[name]) && names.some(name => loosens(name, settings, wished)),
  ).flatMap(names => names.filter(name => wished[name] !== settings[name]));
}

/** From when on what is loosened today counts: everybody in office has a whole day to object. */
export const looseningDay = (today: CalendarDay): CalendarDay => daysAfter(today, 2);
