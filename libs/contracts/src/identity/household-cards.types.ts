import type { Id } from '../platform';

/** The paper cards of a group, or of one household; of the whole village when neither is said. */
export interface PrintHouseholdCards {
  readonly groupId?: Id;
  readonly householdId?: Id;
}

/** On one document: fifty sheets. A larger village prints group by group. */
export const HOUSEHOLD_CARDS_MAX = 400;
export const HOUSEHOLD_CARDS_A_SHEET = 8;
