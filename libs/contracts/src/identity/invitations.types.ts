import type { Id, Instant } from '../platform';

export interface CreateInvitation {
  readonly householdId?: Id;
}
export interface InvitationCreated {
  readonly id: Id;
  /** Letters and digits that nobody takes for another: it is read out and typed, too. */
  readonly token: string;
  readonly path: string;
  readonly expiresAt: Instant;
}
export const INVITATION_STATES = ['open', 'revoked', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** An invitation as the household sees it that gave it. */
export interface OwnInvitation extends InvitationCreated {
  readonly state: InvitationState;
  readonly householdName: string | null;
  readonly invitedByName: string;
  readonly createdAt: Instant;
  /** Who came in by it. */
  readonly usedBy: readonly { readonly personName: string; readonly at: Instant }[];
}
