import {
  mayInVillage,
  type HouseholdChangeKind,
  type HouseholdChangeView,
  type HouseholdDocument,
  type HouseholdMergeState,
  type MergeOutlook,
  type Page,
  type PageQuery,
  type SplitOutlook,
  type WaitingCount,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { MediaLinks, type PhotoRow } from '../../../platform/media';
import { villageSettings } from '../../identity';
import { recusedHouseholds } from '../points.access';
import { roleTitle } from '../points.view';

interface ChangeRow {
  id: string;
  kind: HouseholdChangeKind;
  state: HouseholdMergeState;
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
  recorded_by_person_id: string;
  recorded_by_role: string;
  confirmed_by_role: string | null;
  drop_reason: string | null;
  created_at: Date;
  created_key: string;
}

const COLUMNS = `c.id, c.kind, c.state, c.from_household_id, f.name AS from_name, c.to_household_id, t.name AS to_name,
  ARRAY(SELECT p.name FROM person p WHERE p.village_id = c.village_id AND CASE WHEN c.state = 'done'
      THEN p.id IN (SELECT m.person_id FROM household_change_person m WHERE m.village_id = c.village_id AND m.change_id = c.id) ELSE p.household_id = c.from_household_id END
    ORDER BY p.created_at, p.id) AS person_names,
  c.points, c.document, to_char(c.document_day, 'YYYY-MM-DD') AS document_day, c.document_number, c.reason, c.recorded_by_person_id, c.recorded_by_role, c.confirmed_by_role, c.drop_reason,
  c.created_at, c.created_at::text AS created_key`;
const HOUSEHOLDS = `JOIN household f ON f.village_id = c.village_id AND f.id = c.from_household_id
  JOIN household t ON t.village_id = c.village_id AND t.id = c.to_household_id`;
/** What was done. */
const DONE = `(SELECT x.*, 'done' AS state, NULL AS drop_reason FROM household_change x) c ${HOUSEHOLDS}`;
/** What was filed and is not done: with the points that it would move now. Of what was dropped nothing is to be moved, and what that household has is its own affair. */
const FILED = `(SELECT m.*, 'merge' AS kind, m.status AS state, CASE m.status WHEN 'waiting' THEN points_spendable(m.village_id, m.from_household_id) ELSE 0 END AS points, NULL AS confirmed_by_role, m.close_reason AS drop_reason
    FROM household_merge m WHERE m.status <> 'done') c ${HOUSEHOLDS}`;

/** The only reader of what was changed: for both households, and for those in office. */
@Injectable()
export class HouseholdChangesQueries {
  constructor(private readonly links: MediaLinks) {}

  list(tx: Tx, who: VillageActor, query: PageQuery): Promise<Page<HouseholdChangeView>> {
    return this.page(tx, who, query, DONE);
  }

  /** What waits for a second pair of hands. */
  waiting(tx: Tx, who: VillageActor, query: PageQuery): Promise<Page<HouseholdChangeView>> {
    return this.page(tx, who, query, FILED, `AND c.state = 'waiting'`);
  }

  private async page(tx: Tx, who: VillageActor, query: PageQuery, from: string, only = ''): Promise<Page<HouseholdChangeView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
    const rows = await tx.query<ChangeRow[]>(
      `SELECT ${COLUMNS} FROM ${from} WHERE c.village_id = $1 ${only} AND ($2::timestamptz IS NULL OR (c.created_at, c.id) < ($2, $3::uuid))
       ORDER BY c.created_at DESC, c.id DESC LIMIT $4`,
      [tx.villageId, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
    );
    const page = pageOf(
      rows,
      limit,
      row => row,
      row => [row.created_key, row.id],
    );
    return { ...page, items: await this.views(tx, who, page.items) };
  }

  /** @throws RESOURCE.NOT_FOUND when it is missing, or neither of one's own household nor one's business. Who acts for a household does not read its 户口簿. */
  async one(tx: Tx, who: VillageActor, id: string): Promise<HouseholdChangeView> {
    const find = (from: string) =>
      tx.query<ChangeRow[]>(`SELECT ${COLUMNS} FROM ${from} WHERE c.village_id = $1 AND c.id = $2`, [tx.villageId, id]);
    const rows = [...(await find(DONE)), ...(await find(FILED))];
    const inOffice = mayInVillage(who.roles, 'households.changes.read');
    const mine = rows.filter(row => inOffice || [row.from_household_id, row.to_household_id].includes(who.householdId ?? ''));
    const [view] = await this.views(tx, who, mine);
    if (!view) throw notFound();
    return view;
  }

  private async views(tx: Tx, who: VillageActor, rows: readonly ChangeRow[]): Promise<HouseholdChangeView[]> {
    if (rows.length === 0) return [];
    const photos = await tx.query<(PhotoRow & { change_id: string })[]>(
      `SELECT p.change_id, o.id, o.village_id AS "villageId", o.width, o.height, NULL AS "capturedAt"
       FROM (SELECT * FROM household_change_photo UNION ALL SELECT f.* FROM household_merge_photo f JOIN household_merge m ON m.village_id = f.village_id AND m.id = f.merge_id AND m.status <> 'done') p
       JOIN media_object o ON o.village_id = p.village_id AND o.id = p.media_id
       WHERE p.village_id = $1 AND p.change_id = ANY($2) ORDER BY p.change_id, p.position`,
      [tx.villageId, rows.map(row => row.id)],
    );
    const inOffice = mayInVillage(who.roles, 'households.changes.read');
    // What came to nothing gives neither house a window onto the other as long as it stands on record: they read that it was dropped, and why. The document is the office's.
    const isClosed = (row: ChangeRow) => row.state === 'dropped' && !inOffice;
    return rows.map(row => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      fromHouseholdId: row.from_household_id,
      fromHouseholdName: row.from_name,
      toHouseholdId: row.to_household_id,
      toHouseholdName: row.to_name,
      personNames: isClosed(row) ? [] : row.person_names,
      points: row.points,
      document: row.document,
      documentDay: row.document_day,
      documentNumber: isClosed(row) ? '' : row.document_number,
      reason: isClosed(row) ? '' : row.reason,
      photos: isClosed(row) ? [] : photos.filter(photo => photo.change_id === row.id).map(photo => this.links.photo(photo)),
      recordedByRole: roleTitle(row.recorded_by_role),
      confirmedByRole: roleTitle(row.confirmed_by_role),
      dropReason: row.drop_reason,
      filedByMe: row.recorded_by_person_id === who.personId,
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
       points_spendable(h.village_id, h.id) AS spendable,
       coalesce((SELECT a.balance FROM ledger_account a WHERE a.village_id = h.village_id AND a.household_id = h.id AND a.kind = 'reserved'), 0) AS reserved,
       (SELECT count(*)::int FROM points_deduction d WHERE d.village_id = h.village_id AND d.household_id = h.id AND d.status IN ('notified', 'appealed')) AS deductions
     FROM household h WHERE h.village_id = $1 AND h.id = $2 AND h.closed_at IS NULL`,
    [tx.villageId, householdId],
  );
  if (!row) throw notFound();
  const members = await tx.query<{ id: string; name: string; head: boolean; minor: boolean; open: number }[]>(
    `SELECT p.id, p.name, coalesce(h.head_person_id = p.id, false) AS head, p.minor,
       (SELECT count(*)::int FROM points_application a WHERE a.village_id = p.village_id AND a.household_id = p.household_id
          AND points_undecided(a.status) AND p.id IN (a.member_id, a.filed_by_person_id)) AS open
     FROM person p JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
     WHERE p.village_id = $1 AND p.household_id = $2 ORDER BY p.created_at, p.id`,
    [tx.villageId, householdId],
  );
  const groups = await tx.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM village_group WHERE village_id = $1 ORDER BY position, name',
    [tx.villageId],
  );
  const { twoDecideAbovePoints } = await villageSettings(tx);
  return {
    householdId: row.id,
    householdName: row.name,
    groupId: row.group_id,
    spendable: row.spendable,
    reserved: row.reserved,
    openDeductions: row.deductions,
    members: members.map(({ id, open, ...member }) => ({ ...member, personId: id, openApplications: open })),
    groups,
    mayDiffer: twoDecideAbovePoints === 0 ? null : twoDecideAbovePoints,
  };
}

/** The same of one of two that are to become one. */
export async function readMergeOutlook(tx: Tx, householdId: string): Promise<MergeOutlook> {
  const [row] = await tx.query<Omit<OutlookRow & { applications: number; waiting: boolean; members: string[] }, 'group_id'>[]>(
    `SELECT h.id, h.name, points_spendable(h.village_id, h.id) AS spendable,
       coalesce((SELECT a.balance FROM ledger_account a WHERE a.village_id = h.village_id AND a.household_id = h.id AND a.kind = 'reserved'), 0) AS reserved,
       (SELECT count(*)::int FROM points_deduction d WHERE d.village_id = h.village_id AND d.household_id = h.id AND d.status IN ('notified', 'appealed')) AS deductions,
       (SELECT count(*)::int FROM points_application a WHERE a.village_id = h.village_id AND a.household_id = h.id AND points_undecided(a.status)) AS applications,
       EXISTS (SELECT FROM household_merge m WHERE m.village_id = h.village_id AND m.from_household_id = h.id AND m.status = 'waiting') AS waiting,
       ARRAY(SELECT p.name FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id ORDER BY p.id = h.head_person_id DESC NULLS LAST, p.created_at, p.id) AS members
     FROM household h WHERE h.village_id = $1 AND h.id = $2 AND h.closed_at IS NULL`,
    [tx.villageId, householdId],
  );
  if (!row) throw notFound();
  return {
    householdId: row.id,
    householdName: row.name,
    spendable: row.spendable,
    reserved: row.reserved,
    openDeductions: row.deductions,
    openApplications: row.applications,
    waiting: row.waiting,
    memberNames: row.members,
  };
}

/** What waits for this person's hand: filed by somebody else, about two houses they have no part in. */
export async function countWaitingMerges(tx: Tx, who: VillageActor): Promise<WaitingCount> {
  const [counted] = await tx.query<WaitingCount[]>(
    `SELECT count(*)::int AS waiting FROM household_merge m WHERE m.village_id = $1 AND m.status = 'waiting' AND m.recorded_by_person_id <> $2
       AND NOT ARRAY[m.from_household_id, m.to_household_id] && $3::uuid[]`,
    [tx.villageId, who.personId, await recusedHouseholds(tx, who)],
  );
  return { waiting: counted?.waiting ?? 0 };
}
