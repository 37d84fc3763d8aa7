import type { VillageRole } from '../access';
import type { MediaView } from '../media';
import type { CalendarDay, Id, Instant, PageQuery } from '../platform';

/** What the meeting said that elected a reviewer; more than half of those present carries it (村民委员会组织法 第二十六条). */
export interface RoleElection {
  readonly heldOn: CalendarDay;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
}

/** Appoints, or ends an appointment. Nobody to themselves; the last village administrator stays. */
export interface GrantRole {
  /** Of the record that is written. */
  readonly id: Id;
  readonly personId: Id;
  readonly role: VillageRole;
  readonly granted: boolean;
  /** The reason, or whose decision it is. */
  readonly reason: string;
  /** Required for a reviewer who is appointed, with a photo of the minutes; refused for everything else. */
  readonly election?: RoleElection;
  readonly photoIds: readonly Id[];
}

/** One line of the village's record of offices. */
export interface RoleChangeView {
  readonly id: Id;
  readonly personId: Id;
  readonly personName: string;
  readonly groupName: string | null;
  readonly role: VillageRole;
  readonly granted: boolean;
  readonly reason: string;
  readonly election: RoleElection | null;
  readonly photos: readonly MediaView[];
  readonly changedByName: string;
  readonly changedByRole: string;
  readonly at: Instant;
}

/** Who holds which role now. */
export interface RoleHolder {
  readonly personId: Id;
  readonly personName: string;
  readonly groupName: string | null;
  readonly role: VillageRole;
  readonly since: Instant;
  /** False: the place has been left, or nobody has claimed it; the role is held and cannot be exercised. */
  readonly hasAccount: boolean;
  /** Null for the first administrator, and for whoever was appointed before records were kept. */
  readonly record: RoleChangeView | null;
}

export interface RoleHoldersQuery extends PageQuery {
  readonly role?: VillageRole;
}
export interface RoleChangesQuery extends PageQuery {
  readonly personId?: Id;
}
