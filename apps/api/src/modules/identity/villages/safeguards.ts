import {
  loosens,
  SAFEGUARDS,
  wishedSettings,
  type Safeguard,
  type SafeguardChoices,
  type VillageChoices,
  type VillageSettings,
} from '@jishan/contracts';
import { dayAfter, type Day } from '../../../platform/calendar';

/** The settings that count on a day: what waited for it counts. The database says the same (029_settings_in_force.sql). */
export function settingsInForce(stored: VillageSettings, today: Day): VillageSettings {
  const { pending } = stored;
  return pending && pending.from <= today ? { ...stored, ...pending.choices, pending: null } : stored;
}

export interface SafeguardTerms {
  /** What is stored of them: those that the change touches as they count from now on, and what waits. */
  readonly settings: Partial<SafeguardChoices> & Pick<VillageSettings, 'pending'>;
  readonly told: readonly SafeguardChange[];
}
export interface SafeguardChange {
  readonly name: Safeguard;
  /** `kept`: the loosening that waited was taken back. */
  readonly status: 'waits' | 'kept' | 'at_once';
}

/**
 * What a change means for the safeguards: tightened ones count at once, loosened ones from the next day on. What was stored to wait and counts by now
 * is stored as what counts.
 */
export function safeguardTerms(stored: VillageSettings, change: Partial<VillageChoices>, today: Day): SafeguardTerms {
  const before = settingsInForce(stored, today);
  const wished = { ...wishedSettings(before), ...change };
  const touched = SAFEGUARDS.filter(names => names.some(name => name in change || name in (stored.pending?.choices ?? {})));
  const waiting = touched.filter(names => names.some(name => loosens(name, before, wished))).flat();
  const atOnce = touched.flat().filter(name => !waiting.includes(name));
  const statusOf = (name: Safeguard): SafeguardChange['status'] => {
    if (waiting.includes(name)) return 'waits';
    return wished[name] === before[name] ? 'kept' : 'at_once';
  };
  return {
    settings: {
      ...pick(waiting, before),
      ...pick(atOnce, wished),
      pending: waiting.length > 0 ? { from: dayAfter(today), choices: pick(waiting, wished) } : null,
    },
    told: touched
      .flat()
      .filter(name => wishedSettings(before)[name] !== wished[name])
      .map(name => ({ name, status: statusOf(name) })),
  };
}

const pick = (names: readonly Safeguard[], of: SafeguardChoices): Partial<SafeguardChoices> =>
  Object.fromEntries(names.map(name => [name, of[name]]));
