import type { Page, RepresentedHousehold } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';

interface RepresentedRow {
  id: string;
  name: string;
  group_name: string | null;
  members: RepresentedHousehold['members'];
  proxy_id: string;
  expires_at: Date | null;
}

/** The households that granted this person a proxy right, with the names to choose from: neither phones nor cards. */
export async function listRepresented(
  tx: Tx,
  personId: string,
  query: { cursor?: string; limit?: number },
): Promise<Page<RepresentedHousehold>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['string', 'string']);
  const rows = await tx.query<RepresentedRow[]>(
    `SELECT h.id, h.name, g.name AS group_name, r.id AS proxy_id, r.expires_at,
       ARRAY(SELECT jsonb_build_object('personId', p.id, 'name', p.name) FROM person p
             WHERE p.village_id = h.village_id AND p.household_id = h.id ORDER BY p.created_at, p.id) AS members
     FROM live_proxy r
     JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id
     LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     WHERE r.village_id = $1 AND r.helper_person_id = $2
       AND ($3::text IS NULL OR (h.name, h.id) > ($3, $4::uuid))
     ORDER BY h.name, h.id LIMIT $5`,
    [tx.villageId, personId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({
      id: row.id,
      name: row.name,
      groupName: row.group_name,
      members: row.members,
      proxyId: row.proxy_id,
      expiresAt: row.expires_at?.toISOString() ?? null,
    }),
    row => [row.name, row.id],
  );
}
