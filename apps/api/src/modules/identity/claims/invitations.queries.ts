import type { InvitationState, OwnInvitation, Page, PageQuery } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { invitationCreated } from './invitations';

interface InvitationRow {
  id: string;
  token_hash: Buffer;
  household_name: string | null;
  invited_by: string;
  created_at: Date;
  created_key: string;
  expires_at: Date;
  state: InvitationState;
  used_by: { personName: string; at: string }[];
}

/** Whose invitation it is: who gave it, and the head of the household that it opens. `$2` is the person, `$3` the household of a head. */
export const OWN_INVITATION = '(i.created_by_person_id = $2 OR i.household_id = $3)';
export const headedBy = (who: VillageActor): string | null => (who.roles.includes('household_head') ? who.householdId : null);

/** The newest first. The code is made anew from the id: it is stored nowhere. */
export async function listOwnInvitations(tx: Tx, key: Buffer, who: VillageActor, query: PageQuery): Promise<Page<OwnInvitation>> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<InvitationRow[]>(
    `SELECT i.id, i.token_hash, h.name AS household_name, b.name AS invited_by, i.created_at, i.created_at::text AS created_key, i.expires_at,
       CASE WHEN i.revoked_at IS NOT NULL THEN 'revoked' WHEN i.expires_at <= now() THEN 'expired' ELSE 'open' END AS state,
       coalesce((SELECT jsonb_agg(jsonb_build_object('personName', p.name, 'at', c.decided_at) ORDER BY c.decided_at, c.id)
         FROM membership_claim c JOIN person p ON p.village_id = c.village_id AND p.id = c.person_id
         WHERE c.village_id = i.village_id AND c.invitation_id = i.id AND c.status = 'approved'), '[]') AS used_by
     FROM invitation i
     JOIN person b ON b.village_id = i.village_id AND b.id = i.created_by_person_id
     LEFT JOIN household h ON h.village_id = i.village_id AND h.id = i.household_id
     WHERE i.village_id = $1 AND ${OWN_INVITATION} AND ($4::timestamptz IS NULL OR (i.created_at, i.id) < ($4, $5::uuid))
     ORDER BY i.created_at DESC, i.id DESC LIMIT $6`,
    [tx.villageId, who.personId, headedBy(who), before?.[0] ?? null, before?.[1] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({
      ...invitationCreated(key, { id: row.id, expiresAt: row.expires_at.toISOString() }, row.token_hash),
      state: row.state,
      householdName: row.household_name,
      invitedByName: row.invited_by,
      createdAt: row.created_at.toISOString(),
      usedBy: row.used_by.map(({ personName, at }) => ({ personName, at: new Date(at).toISOString() })),
    }),
    row => [row.created_key, row.id],
  );
}
