import type { Me } from '@jishan/contracts';

/** Whoever has an account, and nothing else yet. */
export const SOMEBODY: Me = {
  accountId: 'me',
  hasPassword: false,
  mustChangePassword: false,
  hasSecondFactor: false,
  memberships: [],
  organizations: [],
  pendingClaims: [],
};
