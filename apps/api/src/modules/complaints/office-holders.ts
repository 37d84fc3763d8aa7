import { officeRoles, type OfficeHolder, type Page, type PageQuery, type VillageRole } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';

/** As one thinks of them when something is wrong: who leads, who keeps, who watches, who helps. */
const RANK: readonly VillageRole[] = [
  'secretary',
  'cadre',
  'village_admin',
  'points_keeper',
  'store_keeper',
  'supervisor',
  'group_leader',
  'reviewer',
];

export const highestOffice = (roles: readonly VillageRole[]): VillageRole | undefined =>
  RANK.find(role => roles.includes(role) && officeRoles.includes(role));

/** Everybody in office but oneself, the highest first. That somebody holds an office is known in a village; nothing else of them is said. */
export async function listOfficeHolders(tx: Tx, who: VillageActor, query: PageQuery): Promise<Page<OfficeHolder>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string]>(query.cursor, ['number', 'string']);
  const rows = await tx.query<{ id: string; name: string; roles: VillageRole[]; rank: number }[]>(
    `SELECT p.id, p.name, o.roles, o.rank FROM (
       SELECT r.person_id, min(array_position($3::text[], r.role)) AS rank, array_agg(r.role ORDER BY array_position($3::text[], r.role)) AS roles
       FROM village_role r WHERE r.village_id = $1 AND r.person_id <> $2 AND r.role = ANY($3) GROUP BY r.person_id) o
     JOIN person p ON p.village_id = $1 AND p.id = o.person_id
     WHERE $4::integer IS NULL OR (o.rank, p.id) > ($4, $5::uuid) ORDER BY o.rank, p.id LIMIT $6`,
    [tx.villageId, who.personId, RANK, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({ personId: row.id, name: row.name, roles: row.roles }),
    row => [row.rank, row.id],
  );
}
