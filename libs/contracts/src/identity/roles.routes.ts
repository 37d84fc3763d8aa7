import { command, get, type Page, type RouteTable } from '../platform';
import type { PersonListItem } from './identity.types';
import type { GrantRole, RoleChangesQuery, RoleChangeView, RoleHolder, RoleHoldersQuery } from './roles.types';

export const roleRoutes = {
  roleHolders: get<{ query: RoleHoldersQuery; answer: Page<RoleHolder> }>()('/villages/{villageId}/roles'),
  roleChanges: get<{ query: RoleChangesQuery; answer: Page<RoleChangeView> }>()('/villages/{villageId}/roles/changes'),
  grantRole: command<{ body: GrantRole; answer: PersonListItem }>()('/villages/{villageId}/roles'),
} as const satisfies RouteTable;
