import { identityRoutes } from '@jishan/contracts';

/** What is read anew when somebody was appointed or ended. */
export const ROLES_CHANGED = [identityRoutes.roleHolders, identityRoutes.roleChanges, identityRoutes.listPeople] as const;
