import { householdChangeRoutes, identityRoutes, pointsRoutes } from '@jishan/contracts';

/** What is read anew when people have moved. */
export const HOUSEHOLDS_CHANGED = [
  householdChangeRoutes.householdChanges,
  householdChangeRoutes.householdChange,
  householdChangeRoutes.waitingMerges,
  householdChangeRoutes.mergeCount,
  householdChangeRoutes.mergeOutlook,
  householdChangeRoutes.splitOutlook,
  identityRoutes.listHouseholds,
  identityRoutes.listPeople,
  pointsRoutes.myAccount,
  pointsRoutes.myStatement,
] as const;
