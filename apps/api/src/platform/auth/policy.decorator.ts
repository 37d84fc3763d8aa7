import type { OrganizationAction, VillageAction } from '@jishan/contracts';
import { SetMetadata } from '@nestjs/common';

export const POLICY = Symbol('POLICY');

export type Policy =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in'; readonly withTemporaryPassword?: true }
  | { readonly kind: 'village'; readonly action: VillageAction }
  | { readonly kind: 'organization'; readonly action: OrganizationAction };

/** Anybody, without a session. */
export const Public = (): MethodDecorator => SetMetadata(POLICY, { kind: 'public' } satisfies Policy);
/** Any account, whether or not it has a place in a village. */
export const SignedIn = (): MethodDecorator => SetMetadata(POLICY, { kind: 'signed_in' } satisfies Policy);
/** The same, and also an account whose password somebody else made: what it needs to change it, and nothing else. */
export const SignedInToChangePassword = (): MethodDecorator =>
  SetMetadata(POLICY, { kind: 'signed_in', withTemporaryPassword: true } satisfies Policy);
/** A member of the village in the path whose roles allow the action. */
export const May = (action: VillageAction): MethodDecorator => SetMetadata(POLICY, { kind: 'village', action } satisfies Policy);
/** An officer of the organisation in the path or of one above it. */
export const OfficerMay = (action: OrganizationAction): MethodDecorator =>
  SetMetadata(POLICY, { kind: 'organization', action } satisfies Policy);
