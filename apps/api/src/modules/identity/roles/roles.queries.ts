import {
  roleTitles,
  type Page,
  type RoleChangesQuery,
  type RoleChangeView,
  type RoleHolder,
  type RoleHoldersQuery,
  type VillageRole,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';

interface ChangeRow {
  id: string;
  person_id: string;
  person_name: string;
  group_name: string | null;
  role: VillageRole;
  granted: boolean;
  reason: string;
  elected_on: string | null;
  present: number;
  votes_for: number;
  votes_against: number;
  by_name: string;
  changed_by_role: VillageRole;
  created_at: Date;
  /** To the microsecond, as the cursor needs it. */
  created_key: string;
}

const CHANGES = `SELECT c.id, c.person_id, p.name AS person_name, g.name AS group_name, c.role, c.granted, c.reason, to_char(c.elected_on, 'YYYY-MM-DD') AS elected_on,
    c.present, c.votes_for, c.votes_against, b.name AS by_name, c.changed_by_role, c.created_at, c.created_at::text AS created_key
  FROM role_change c
  JOIN person p ON p.village_id = c.village_id AND p.id = c.person_id
  JOIN person b ON b.village_id = c.village_id AND b.id = c.changed_by_person_id
  LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id`;

interface HolderRow {
  person_id: string;
  person_name: string;
  group_name: string | null;
  role: VillageRole;
  since: Date;
  since_key: string;
  has_account: boolean;
  change_id: string | null;
}

/** As a village names its people: who leads it, who watches, who keeps it running, who judges, and the rest. */
const RANK: readonly VillageRole[] = [
  'secretary',
  'supervisor',
  'village_admin',
  'cadre',
  'reviewer',
  'group_leader',
  'points_keeper',
  'store_keeper',
];

/** The only reader of the village's record of offices. */
@Injectable()
export class RolesQueries {
  constructor(private readonly links: MediaLinks) {}

  /** Who holds what, each role together in the order above, the longest serving first. */
  async holders(tx: Tx, query: RoleHoldersQuery): Promise<Page<RoleHolder>> {
    const limit = pageLimit(query.limit);
    const after = decodeCursor<[string, string, string]>(query.cursor, ['string', 'string', 'string']);
    const rows = await tx.query<HolderRow[]>(
      `SELECT r.person_id, p.name AS person_name, g.name AS group_name, r.role, r.created_at AS since, r.created_at::text AS since_key, p.account_id IS NOT NULL AS has_account,
         (SELECT c.id FROM role_change c WHERE c.village_id = r.village_id AND c.person_id = r.person_id AND c.role = r.role AND c.granted
          ORDER BY c.created_at DESC, c.id DESC LIMIT 1) AS change_id
       FROM village_role r
       JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id
       LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
       LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
       WHERE r.village_id = $1 AND ($2::text IS NULL OR r.role = $2)
         AND ($3::text IS NULL OR (array_position($7::text[], r.role::text), r.created_at, r.person_id) > (array_position($7::text[], $3), $4::timestamptz, $5::uuid))
       ORDER BY array_position($7::text[], r.role::text), r.created_at, r.person_id LIMIT $6`,
      [tx.villageId, query.role ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1, RANK],
    );
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.role, row.since_key, row.person_id],
    );
    const records = await this.records(tx, page.items);
    return {
      ...page,
      items: page.items.map(row => ({
        personId: row.person_id,
        personName: row.person_name,
        groupName: row.group_name,
        role: row.role,
        since: row.since.toISOString(),
        hasAccount: row.has_account,
        record: records.find(record => record.id === row.change_id) ?? null,
      })),
    };
  }

  private async records(tx: Tx, holders: readonly HolderRow[]): Promise<RoleChangeView[]> {
    const ids = holders.flatMap(({ change_id: id }) => id ?? []);
    if (ids.length === 0) return [];
    return this.views(tx, await tx.query<ChangeRow[]>(`${CHANGES} WHERE c.village_id = $1 AND c.id = ANY($2)`, [tx.villageId, ids]));
  }

  /** What was changed, the newest first. */
  async changes(tx: Tx, query: RoleChangesQuery): Promise<Page<RoleChangeView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<ChangeRow[]>(
      `${CHANGES} WHERE c.village_id = $1 AND ($2::uuid IS NULL OR c.person_id = $2)
         AND ($3::timestamptz IS NULL OR (c.created_at, c.id) < ($3, $4::uuid))
       ORDER BY c.created_at DESC, c.id DESC LIMIT $5`,
      [tx.villageId, query.personId ?? null, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    );
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.created_key, row.id],
    );
    return { ...page, items: await this.views(tx, page.items) };
  }

  private async views(tx: Tx, rows: readonly ChangeRow[]): Promise<RoleChangeView[]> {
    if (rows.length === 0) return [];
    const photos = await tx.query<(PhotoRow & { change_id: string })[]>(
      `SELECT p.change_id, o.id, o.village_id AS "villageId", o.width, o.height, NULL AS "capturedAt"
       FROM role_change_photo p JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id
       WHERE p.village_id = $1 AND p.change_id = ANY($2) ORDER BY p.change_id, p.position`,
      [tx.villageId, rows.map(row => row.id)],
    );
    return rows.map(row => ({
      id: row.id,
      personId: row.person_id,
      personName: row.person_name,
      groupName: row.group_name,
      role: row.role,
      granted: row.granted,
      reason: row.reason,
      election:
        row.elected_on === null
          ? null
          : { heldOn: row.elected_on, present: row.present, votesFor: row.votes_for, votesAgainst: row.votes_against },
      photos: photos.filter(photo => photo.change_id === row.id).map(photo => this.links.photo(photo)),
      changedByName: row.by_name,
      changedByRole: roleTitles[row.changed_by_role],
      at: row.created_at.toISOString(),
    }));
  }
}
