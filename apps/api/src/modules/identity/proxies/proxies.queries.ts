import {
  PROXY_MAX_HELPERS,
  type Page,
  type PageQuery,
  type ProxyRightView,
  type ProxySource,
  type WitnessedProxy,
} from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';

interface ProxyRow {
  id: string;
  helper_person_id: string;
  helper_name: string;
  household_id: string;
  household_name: string;
  granted_at: Date;
  expires_at: Date | null;
  source: ProxySource;
  witness_names: string[];
  confirmed_names: string[];
  pending: boolean;
  recorded_by_name: string | null;
  reason: string | null;
}

const PROXY_COLUMNS = `r.id, r.helper_person_id, p.name AS helper_name, r.household_id, h.name AS household_name, r.granted_at, r.expires_at, r.source, r.reason,
  ARRAY(SELECT w.name FROM person w WHERE w.village_id = r.village_id AND w.id IN (r.witness_one_person_id, r.witness_two_person_id) ORDER BY w.name, w.id) AS witness_names,
  ARRAY(SELECT w.name FROM person w WHERE w.village_id = r.village_id
    AND (w.id = r.witness_one_person_id AND r.witness_one_at IS NOT NULL OR w.id = r.witness_two_person_id AND r.witness_two_at IS NOT NULL) ORDER BY w.name, w.id) AS confirmed_names,
  l.id IS NULL AS pending, CASE WHEN r.source <> 'app' THEN b.name END AS recorded_by_name
  FROM proxy_right r LEFT JOIN live_proxy l ON l.village_id = r.village_id AND l.id = r.id
  JOIN person p ON p.village_id = r.village_id AND p.id = r.helper_person_id
  JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id
  LEFT JOIN person b ON b.village_id = r.village_id AND b.id = r.granted_by_person_id`;

const proxyView = (row: ProxyRow): ProxyRightView => ({
  id: row.id,
  helperPersonId: row.helper_person_id,
  helperName: row.helper_name,
  householdId: row.household_id,
  householdName: row.household_name,
  grantedAt: row.granted_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  source: row.source,
  witnessNames: row.witness_names,
  confirmedNames: row.confirmed_names,
  pending: row.pending,
  recordedByName: row.recorded_by_name,
  reason: row.reason,
});

/** Neither taken back nor run out: in force, or waiting for its witnesses. */
const STANDING = 'r.revoked_at IS NULL AND (r.expires_at IS NULL OR r.expires_at > now())';

/** What is in force for a household: never more than it may grant. */
export async function listHelpers(tx: Tx, householdId: string): Promise<ProxyRightView[]> {
  const rows = await tx.query<ProxyRow[]>(
    `SELECT ${PROXY_COLUMNS} WHERE r.village_id = $1 AND r.household_id = $2 AND l.id IS NOT NULL ORDER BY r.granted_at, r.id LIMIT $3`,
    [tx.villageId, householdId, PROXY_MAX_HELPERS],
  );
  return rows.map(proxyView);
}

/** How many a household has granted, those that wait for their witnesses included. */
export async function countStanding(tx: Tx, householdId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM proxy_right r WHERE r.village_id = $1 AND r.household_id = $2 AND ${STANDING}`,
    [tx.villageId, householdId],
  );
  return row?.n ?? 0;
}

export async function standingProxy(tx: Tx, proxyId: string): Promise<ProxyRightView | null> {
  const [row] = await tx.query<ProxyRow[]>(`SELECT ${PROXY_COLUMNS} WHERE r.village_id = $1 AND r.id = $2 AND ${STANDING}`, [
    tx.villageId,
    proxyId,
  ]);
  return row ? proxyView(row) : null;
}

/** What was recorded before witnesses or by card, in force or waiting, newest first: for those who record and for the supervisor. */
export async function listRecorded(tx: Tx, query: PageQuery): Promise<Page<ProxyRightView>> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string]>(query.cursor, ['string']);
  const rows = await tx.query<ProxyRow[]>(
    `SELECT ${PROXY_COLUMNS} WHERE r.village_id = $1 AND r.source <> 'app' AND ${STANDING} AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
    [tx.villageId, before?.[0] ?? null, limit + 1],
  );
  return pageOf(rows, limit, proxyView, row => [row.id]);
}

interface WitnessedRow {
  id: string;
  helper_name: string;
  household_name: string;
  recorded_by_name: string;
  reason: string;
  granted_at: Date;
  expires_at: Date | null;
}

/** What waits for this witness's word, newest first. */
export async function listWitnessed(tx: Tx, personId: string, query: PageQuery): Promise<Page<WitnessedProxy>> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string]>(query.cursor, ['string']);
  const rows = await tx.query<WitnessedRow[]>(
    `SELECT r.id, p.name AS helper_name, h.name AS household_name, b.name AS recorded_by_name, r.reason, r.granted_at, r.expires_at
     FROM proxy_right r JOIN person p ON p.village_id = r.village_id AND p.id = r.helper_person_id
     JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id
     JOIN person b ON b.village_id = r.village_id AND b.id = r.granted_by_person_id
     WHERE r.village_id = $1 AND r.source = 'witnesses' AND ${STANDING}
       AND (r.witness_one_person_id = $2 AND r.witness_one_at IS NULL OR r.witness_two_person_id = $2 AND r.witness_two_at IS NULL)
       AND ($3::uuid IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4`,
    [tx.villageId, personId, before?.[0] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({
      id: row.id,
      helperName: row.helper_name,
      householdName: row.household_name,
      recordedByName: row.recorded_by_name,
      reason: row.reason,
      recordedAt: row.granted_at.toISOString(),
      expiresAt: row.expires_at?.toISOString() ?? null,
    }),
    row => [row.id],
  );
}

/** The code that a helper shows now: one more than the last that was used. */
export async function codeNumberOf(tx: Tx, helperPersonId: string): Promise<number> {
  const [row] = await tx.query<{ number: number }[]>(
    'SELECT coalesce(max(code_number), 0) + 1 AS number FROM proxy_right WHERE village_id = $1 AND helper_person_id = $2 AND code_number IS NOT NULL',
    [tx.villageId, helperPersonId],
  );
  return row?.number ?? 1;
}

export interface HelperRow {
  readonly id: string;
  readonly name: string;
  readonly account_id: string | null;
  readonly household_id: string | null;
  readonly household_name: string | null;
  readonly group_name: string | null;
}

const HELPER_COLUMNS = `p.id, p.name, p.account_id, p.household_id, h.name AS household_name, g.name AS group_name FROM person p
  LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id`;

export async function helperById(tx: Tx, personId: string): Promise<HelperRow | null> {
  const [row] = await tx.query<HelperRow[]>(`SELECT ${HELPER_COLUMNS} WHERE p.village_id = $1 AND p.id = $2 AND p.account_id IS NOT NULL`, [
    tx.villageId,
    personId,
  ]);
  return row ?? null;
}

/** Several people of a village have one name; the digits tell them apart. */
export function helpersNamed(tx: Tx, name: string): Promise<HelperRow[]> {
  return tx.query<HelperRow[]>(
    `SELECT ${HELPER_COLUMNS} WHERE p.village_id = $1 AND p.name = $2 AND p.account_id IS NOT NULL ORDER BY p.id LIMIT 20`,
    [tx.villageId, name],
  );
}
