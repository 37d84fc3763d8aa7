import type { Membership } from '@jishan/contracts';
import { useSession } from '@/features/session/session';

/** The phone of somebody who is signed in and looks at village `v1`. Of the membership a spec gives what its screen reads. */
export function signedIn(membership?: Partial<Membership>): void {
  useSession.setState({
    status: 'signed_in',
    villageId: 'v1',
    me: {
      accountId: 'me',
      hasPassword: false,
      mustChangePassword: false,
      hasSecondFactor: false,
      memberships: membership ? [membership as Membership] : [],
      organizations: [],
      pendingClaims: [],
    },
  });
}
