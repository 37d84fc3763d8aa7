import { command, get, type Page, type PageQuery, type RouteTable, type WaitingCount } from '../platform';
import type { DropMerge, MergeHousehold, MergeOutlook } from './household-merge.types';
import type { HouseholdChangeView, SplitHousehold, SplitOutlook } from './household-changes.types';

export const householdChangeRoutes = {
  householdChanges: get<{ query: PageQuery; answer: Page<HouseholdChangeView> }>()('/villages/{villageId}/household-changes'),
  householdChange: get<{ answer: HouseholdChangeView }>()('/villages/{villageId}/household-changes/{changeId}'),
  splitOutlook: get<{ answer: SplitOutlook }>()('/villages/{villageId}/households/{householdId}/split'),
  splitHousehold: command<{ body: SplitHousehold; answer: HouseholdChangeView }>()('/villages/{villageId}/households/{householdId}/split'),
  waitingMerges: get<{ query: PageQuery; answer: Page<HouseholdChangeView> }>()('/villages/{villageId}/household-merges'),
  /** Those that the reader may confirm. */
  mergeCount: get<{ answer: WaitingCount }>()('/villages/{villageId}/household-merges/count'),
  mergeOutlook: get<{ answer: MergeOutlook }>()('/villages/{villageId}/households/{householdId}/merge'),
  mergeHousehold: command<{ body: MergeHousehold; answer: HouseholdChangeView }>()('/villages/{villageId}/households/{householdId}/merge'),
  confirmMerge: command<{ body: Record<string, never>; answer: HouseholdChangeView }>()(
    '/villages/{villageId}/household-merges/{changeId}/confirm',
  ),
  dropMerge: command<{ body: DropMerge; answer: HouseholdChangeView }>()('/villages/{villageId}/household-merges/{changeId}/drop'),
} as const satisfies RouteTable;
