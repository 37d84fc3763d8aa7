import type { OrganizationRole, VillageRole } from '@jishan/contracts';

export interface AccountActor {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Somebody acting in a village. Roles include the derived ones (villager, household_head). */
export interface VillageActor extends AccountActor {
  readonly villageId: string;
  readonly personId: string;
  readonly householdId: string | null;
  readonly roles: readonly VillageRole[];
}

export interface OfficerActor extends AccountActor {
  readonly organizationId: string;
  readonly roles: readonly OrganizationRole[];
  /** This session was opened by WeChat or with a one-time code. */
  readonly secondFactor: boolean;
}

export interface ActorQuery {
  readonly accountId: string;
  readonly sessionId: string;
  readonly sessionVersion: number;
  readonly villageId: string | null;
  readonly organizationId: string | null;
}

/** `valid: false`: logged out, disabled, or a role changed since the token was made. */
export interface ResolvedActor {
  readonly valid: boolean;
  /** The account's password was made by somebody else and is not changed yet. */
  readonly mustChangePassword: boolean;
  readonly village: Omit<VillageActor, keyof AccountActor> | null;
  readonly officer: Omit<OfficerActor, keyof AccountActor> | null;
}

/** Identity answers it; the platform only asks. */
export abstract class ActorResolver {
  abstract resolve(query: ActorQuery): Promise<ResolvedActor>;
}
