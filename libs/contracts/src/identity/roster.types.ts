import type { Id, Instant, PageQuery } from '../platform';

export const ROSTER_CHANGE_KINDS = ['person_added', 'household_added', 'phone_corrected', 'place_released', 'head_changed'] as const;
export type RosterChangeKind = (typeof ROSTER_CHANGE_KINDS)[number];

/** Somebody who is not on the roster yet: a bride, a newborn child, whoever was forgotten when the village was founded. */
export interface NewPerson {
  /** Of the person. */
  readonly id: Id;
  readonly name: string;
  readonly phone?: string;
  /** Whoever enters them has looked: the one of this name who is on the roster is somebody else. */
  readonly namesake?: boolean;
  readonly reason: string;
}
export interface AddPerson extends NewPerson {
  readonly householdId: Id;
  /** Under 14: no account. */
  readonly minor: boolean;
}
/** A household and its head, who is its first person. */
export interface AddHousehold extends NewPerson {
  readonly groupId: Id;
}
export interface CorrectPhone {
  /** Absent: the number that is there is nobody's of this name, and no right one is known. */
  readonly phone?: string;
  readonly reason: string;
}
export interface RosterReason {
  readonly reason: string;
}
export interface NameHead extends RosterReason {
  readonly personId: Id;
}

/** One line of what was changed on the roster. */
export interface RosterChangeView {
  readonly id: Id;
  readonly kind: RosterChangeKind;
  readonly personName: string;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly reason: string;
  readonly changedByName: string;
  readonly changedByRole: string;
  readonly at: Instant;
}
export interface RosterChangesQuery extends PageQuery {
  readonly householdId?: Id;
}
