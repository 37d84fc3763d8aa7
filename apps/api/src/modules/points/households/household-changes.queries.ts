import {
  mayInVillage,
  type HouseholdChangeView,
  type HouseholdDocument,
  type Page,
  type PageQuery,
  type SplitOutlook,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { roleTitle } from '../points.view';

interface ChangeRow {
  id: string;
  from_household_id: string;
  from_name: string;
  to_household_id: string;
  to_name: string;
  person_names: string[];
  points: number;
  document: HouseholdDocument;
  document_day: string;
  document_number: string;
  reason: string;
  recorded_by_role: string;
  created_at: Date;
}

const COLUMNS = `c.id, c.from_household_id, f.name AS from_name, c.to_household_id, t.name AS to_name,
  ARRAY(SELECT p.name FROM household_change_person m JOIN person p ON p.village_id = m.village_id AND p.id = m.person_id
    WHERE m.village_id = c.village_id AND m.change_id = c.id ORDER BY p.created_at, p.id) AS person_names,
  c.points, c.document, to_char(c.document_day, 'YYYY-MM-DD') AS document_day, c.document_number, c.reason, c.recorded_by_role, c.created_at
  FROM household_change c
  JOIN household f ON f.village_id = c.village_id AND f.id = c.from_household_id
  JOIN household t ON t.village_id = c.village_id AND t.id = c.to_household_id`;

/** The only reader of what was changed: for both households, and for those in office. */
@Injectable()
export class HouseholdChangesQueries {
  constructor(private readonly links: MediaLinks) {}

  async list(tx: Tx, query: PageQuery): Promise<Page<HouseholdChangeView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string]>(query.cursor, ['string']);
    const rows = await tx.query<ChangeRow[]>(
      `SELECT ${COLUMNS} WHERE c.village_id = $1 AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`,
      [tx.villageId, before?.[0] ?? null, limit + 1],
    );
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.id],
    );
    return { ...page, items: await this.views(tx, page.items) };
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or neither of one's own household nor one's business. Who acts for a household does not read its 户口簿. */
  async one(tx: Tx, who: VillageActor, id: string): Promise<HouseholdChangeView> {
    const rows = await tx.query<ChangeRow[]>(`SELECT ${COLUMNS} WHERE c.village_id = $1 AND c.id = $2`, [tx.villageId, id]);
    const inOffice = mayInVillage(who.roles, 'households.changes.read');
    const mine = rows.filter(row => inOffice || [row.from_household_id, row.to_household_id].includes(who.householdId ?? ''));
    const [view] = await this.views(tx, mine);
    if (!view) throw notFound();
    return view;
  }

  private async views(tx: Tx, rows: readonly ChangeRow[]): Promise<HouseholdChangeView[]> {
    if (rows.length === 0) return [];
    const photos = await tx.query<(PhotoRow & { change_id: string })[]>(
      `SELECT p.change_id, o.id, o.village_id AS "villageId", o.width, o.height, NULL AS "capturedAt"
       FROM household_change_photo p JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id
       WHERE p.village_id = $1 AND p.change_id = ANY($2) ORDER BY p.change_id, p.position`,
      [tx.villageId, rows.map(row => row.id)],
    );
    return rows.map(row => ({
      id: row.id,
      fromHouseholdId: row.from_household_id,
      fromHouseholdName: row.from_name,
      toHouseholdId: row.to_household_id,
      toHouseholdName: row.to_name,
      personNames: row.person_names,
      points: row.points,
      document: row.document,
      documentDay: row.document_day,
      documentNumber: row.document_number,
      reason: row.reason,
      photos: photos.filter(photo => photo.change_id === row.id).map(photo => this.links.photo(photo)),
      recordedByRole: roleTitle(row.recorded_by_role),
      at: row.created_at.toISOString(),
    }));
  }
}

interface OutlookRow {
  id: string;
  name: string;
  group_id: string | null;
  spendable: number;
  reserved: number;
  deductions: number;
}

/** What whoever records a 分户 must know first: who lives there, what there is, and what stands in the way. */
export async function readSplitOutlook(tx: Tx, householdId: string): Promise<SplitOutlook> {
  const [row] = await tx.query<OutlookRow[]>(
    `SELECT h.id, h.name, h.group_id,
       coalesce((SELECT a.balance FROM ledger_account a WHERE a.village_id = h.village_id AND a.household_id = h.id AND a.kind = 'wallet'), 0) AS spendable,
       coalesce((SELECT a.balance FROM ledger_account a WHERE a.village_id = h.village_id AND a.household_id = h.id AND a.kind = 'reserved'), 0) AS reserved,
       (SELECT count(*)::int FROM points_deduction d WHERE d.village_id = h.village_id AND d.household_id = h.id AND d.status IN ('notified', 'appealed')) AS deductions
     FROM household h WHERE h.village_id = $1 AND h.id = $2`,
    [tx.villageId, householdId],
  );
  if (!row) throw notFound();
  const members = await tx.query<{ id: string; name: string; head: boolean; minor: boolean; open: number }[]>(
    `SELECT p.id, p.name, coalesce(h.head_person_id = p.id, false) AS head, p.minor,
       (SELECT count(*)::int FROM points_application a WHERE a.village_id = p.village_id AND a.household_id = p.household_id
          AND a.status IN ('submitted', 'returned', 'in_review', 'publicized', 'objected', 'overturned') AND p.id IN (a.member_id, a.filed_by_person_id)) AS open
     FROM person p JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
     WHERE p.village_id = $1 AND p.household_id = $2 ORDER BY p.created_at, p.id`,
    [tx.villageId, householdId],
  );
  const groups = await tx.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM village_group WHERE village_id = $1 ORDER BY name, id',
    [tx.villageId],
  );
  return {
    householdId: row.id,
    householdName: row.name,
    groupId: row.group_id,
    spendable: row.spendable,
    reserved: row.reserved,
    openDeductions: row.deductions,
    members: members.map(({ id, open, ...member }) => ({ ...member, personId: id, openApplications: open })),
    groups,
  };
}
