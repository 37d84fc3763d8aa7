import { command, get, type Page, type PageQuery, type RouteTable } from '../platform';
import type { HouseholdChangeView, SplitHousehold, SplitOutlook } from './household-changes.types';

export const householdChangeRoutes = {
  householdChanges: get<{ query: PageQuery; answer: Page<HouseholdChangeView> }>()('/villages/{villageId}/household-changes'),
  householdChange: get<{ answer: HouseholdChangeView }>()('/villages/{villageId}/household-changes/{changeId}'),
  splitOutlook: get<{ answer: SplitOutlook }>()('/villages/{villageId}/households/{householdId}/split'),
  splitHousehold: command<{ body: SplitHousehold; answer: HouseholdChangeView }>()('/villages/{villageId}/households/{householdId}/split'),
} as const satisfies RouteTable;
