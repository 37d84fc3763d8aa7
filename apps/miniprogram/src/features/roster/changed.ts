import { identityRoutes } from '@jishan/contracts';

/** What is read anew when the roster was changed. */
export const ROSTER_CHANGED = [identityRoutes.listPeople, identityRoutes.listHouseholds, identityRoutes.rosterChanges] as const;
