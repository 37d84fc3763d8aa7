import {
  roleTitles,
  type Page,
  type RosterChangeKind,
  type RosterChangesQuery,
  type RosterChangeView,
  type VillageRole,
} from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';

interface ChangeRow {
  id: string;
  kind: RosterChangeKind;
  person_name: string;
  household_name: string;
  group_name: string | null;
  reason: string;
  by_name: string;
  changed_by_role: VillageRole;
  created_at: Date;
  /** To the microsecond, as the cursor needs it. */
  created_key: string;
}

/** What was changed on the roster, the newest first. */
export async function listRosterChanges(tx: Tx, query: RosterChangesQuery): Promise<Page<RosterChangeView>> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<ChangeRow[]>(
    `SELECT c.id, c.kind, p.name AS person_name, h.name AS household_name, g.name AS group_name, c.reason, b.name AS by_name, c.changed_by_role,
       c.created_at, c.created_at::text AS created_key
     FROM roster_change c
     JOIN person p ON p.village_id = c.village_id AND p.id = c.person_id
     JOIN person b ON b.village_id = c.village_id AND b.id = c.changed_by_person_id
     JOIN household h ON h.village_id = c.village_id AND h.id = c.household_id
     LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     WHERE c.village_id = $1 AND ($2::uuid IS NULL OR c.household_id = $2)
       AND ($3::timestamptz IS NULL OR (c.created_at, c.id) < ($3, $4::uuid))
     ORDER BY c.created_at DESC, c.id DESC LIMIT $5`,
    [tx.villageId, query.householdId ?? null, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({
      id: row.id,
      kind: row.kind,
      personName: row.person_name,
      householdName: row.household_name,
      groupName: row.group_name,
      reason: row.reason,
      changedByName: row.by_name,
      changedByRole: roleTitles[row.changed_by_role],
      at: row.created_at.toISOString(),
    }),
    row => [row.created_key, row.id],
  );
}
