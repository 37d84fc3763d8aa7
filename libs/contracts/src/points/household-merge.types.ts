import type { CalendarDay, Id, Points } from '../platform';
import type { HouseholdDocument } from './household-changes.types';

/** 并户: a household goes into another one, all its people and its whole wallet, and is closed. */
export interface MergeHousehold {
  readonly id: Id;
  readonly intoHouseholdId: Id;
  readonly document: HouseholdDocument;
  readonly documentDay: CalendarDay;
  readonly documentNumber: string;
  readonly reason: string;
  readonly photoIds: readonly Id[];
}

export interface DropMerge {
  readonly reason: string;
}

/** Of one of the two: who lives there, what there is, and what must be finished before it can end. */
export interface MergeOutlook {
  readonly householdId: Id;
  readonly householdName: string;
  readonly spendable: Points;
  readonly reserved: Points;
  readonly openDeductions: number;
  readonly openApplications: number;
  /** A filing that has not been confirmed yet. */
  readonly waiting: boolean;
  readonly memberNames: readonly string[];
}
