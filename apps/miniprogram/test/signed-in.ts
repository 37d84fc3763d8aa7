import type { Me, Membership } from '@jishan/contracts';
import { useSession } from '@/features/session/session';
import { SOMEBODY } from './somebody';

/** The phone of somebody who is signed in and looks at village `v1`. Of the membership a spec gives what its screen reads. */
export function signedIn(membership?: Partial<Membership>, more: Partial<Me> = {}): void {
  const memberships = membership ? [membership as Membership] : [];
  useSession.setState({ status: 'signed_in', villageId: 'v1', me: { ...SOMEBODY, memberships, ...more } });
}
