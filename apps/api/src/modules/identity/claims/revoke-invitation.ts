import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { headedBy, OWN_INVITATION } from './invitations.queries';

/** From now on it opens nothing; taken back twice is taken back once. */
export async function revokeInvitation(tx: Tx, call: Call, who: VillageActor, invitationId: string): Promise<{ done: true }> {
  const own = [tx.villageId, who.personId, headedBy(who), invitationId];
  const [found] = await tx.query<{ revoked: boolean }[]>(
    `SELECT i.revoked_at IS NOT NULL AS revoked FROM invitation i WHERE i.village_id = $1 AND ${OWN_INVITATION} AND i.id = $4 FOR UPDATE`,
    own,
  );
  if (!found) throw notFound();
  if (found.revoked) return { done: true };
  await tx.query('UPDATE invitation SET revoked_at = now() WHERE village_id = $1 AND id = $2', [tx.villageId, invitationId]);
  await audit(tx, call, 'invitation.revoked', invitationId);
  return { done: true };
}
