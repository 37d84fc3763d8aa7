import type { VillageRole } from '../access';

/** Who may adopt rules that give more although the fund does not reach, with a reason. Not an action of its own: it is a part of adopting. */
export const mayOverrideShortFund = (roles: readonly VillageRole[]): boolean => roles.includes('secretary');
