import type { VillageRole } from './access.types';
import type { dutyReasons } from './duties.texts';

export type DutyClash = keyof typeof dutyReasons;

/**
 * Who gives points hands out no goods (product.md 1); who supervises holds nothing that is supervised, nor does anybody of the household of
 * a member of the village's committees (村民委员会组织法 art. 32). The database refuses the same pairs by a trigger of its own.
 */
const GIVES_POINTS: readonly VillageRole[] = ['reviewer', 'points_keeper', 'cadre', 'secretary'];
const SUPERVISED: readonly VillageRole[] = ['points_keeper', 'store_keeper', 'cadre', 'secretary', 'village_admin'];
const COMMITTEES: readonly VillageRole[] = ['cadre', 'secretary'];

const between = (one: VillageRole, others: readonly VillageRole[], a: VillageRole, b: VillageRole): boolean =>
  (a === one && others.includes(b)) || (b === one && others.includes(a));

/** Why one person may not hold both; null when they may. */
export function clashInOneHand(a: VillageRole, b: VillageRole): DutyClash | null {
  if (between('supervisor', SUPERVISED, a, b)) return 'supervised';
  return between('store_keeper', GIVES_POINTS, a, b) ? 'points_and_goods' : null;
}

/** Why two people of one household may not hold them; null when they may. */
export const clashInOneHousehold = (a: VillageRole, b: VillageRole): DutyClash | null =>
  between('supervisor', COMMITTEES, a, b) ? 'kin' : null;
