import {
  defaultVillageSettings,
  type Page,
  type VillageHome,
  type VillageListItem,
  type VillageSettings,
  type VillageSummary,
} from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import { villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { pointValueBefore } from './past-point-values';
import { settingsInForce } from './safeguards';

/** Names from the city down to the township, for a village `v`. */
const PATH_NAMES = `ARRAY(WITH RECURSIVE above AS (
    SELECT p.id, p.parent_id, p.name, 1 AS height FROM organization p WHERE p.id = v.parent_id
    UNION ALL SELECT p.id, p.parent_id, p.name, a.height + 1 FROM organization p JOIN above a ON p.id = a.parent_id)
  SELECT name FROM above ORDER BY height DESC)`;

interface VillageRow {
  id: string;
  name: string;
  demo: boolean;
  path_names: string[];
}

export async function listVillages(tx: Tx, query: { query?: string; cursor?: string; limit?: number }): Promise<Page<VillageListItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['string', 'string']);
  const rows = await tx.query<VillageRow[]>(
    `SELECT v.id, v.name, v.demo, ${PATH_NAMES} AS path_names FROM organization v
     WHERE v.kind = 'village' AND ($1 = '' OR strpos(v.name, $1) > 0) AND ($2::text IS NULL OR (v.name, v.id::text) > ($2, $3))
     ORDER BY v.name, v.id::text LIMIT $4`,
    [query.query?.trim() ?? '', after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({ id: row.id, name: row.name, demo: row.demo, pathNames: row.path_names }),
    row => [row.name, row.id],
  );
}

/** @throws RESOURCE.NOT_FOUND when there is no such village. */
export async function villageName(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>('SELECT o.name FROM village v JOIN organization o ON o.id = v.id WHERE v.id = $1', [
    tx.villageId,
  ]);
  if (!row) throw notFound();
  return row.name;
}

/** As they count today. */
export const villageSettings = async (tx: Tx): Promise<VillageSettings> =>
  settingsInForce(await storedSettings(tx), villageDay(new Date()));

/** What a point was worth when a day began: in fen. */
export const villagePointValueBefore = async (tx: Tx, day: string): Promise<number> => pointValueBefore(await storedSettings(tx), day);

/** As they were written: what waits among them may count by now. */
export async function storedSettings(tx: Tx): Promise<VillageSettings> {
  const [row] = await tx.query<{ settings: Partial<VillageSettings> }[]>('SELECT settings FROM village WHERE id = $1', [tx.villageId]);
  if (!row) throw notFound();
  return { ...defaultVillageSettings, ...row.settings };
}

export async function readVillageHome(tx: Tx): Promise<VillageHome> {
  const [village] = await tx.query<
    (VillageRow & { settings: Partial<VillageSettings>; version: number; households: number; persons: number })[]
  >(
    `SELECT v.id, v.name, v.demo, ${PATH_NAMES} AS path_names, s.settings, s.version,
       (SELECT count(*)::int FROM household h WHERE h.village_id = v.id AND h.closed_at IS NULL) AS households, (SELECT count(*)::int FROM person p WHERE p.village_id = v.id) AS persons
     FROM organization v JOIN village s ON s.id = v.id WHERE v.id = $1`,
    [tx.villageId],
  );
  if (!village) throw notFound();
  const groups = await tx.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM village_group WHERE village_id = $1 ORDER BY position, name',
    [tx.villageId],
  );
  return {
    id: village.id,
    name: village.name,
    pathNames: village.path_names,
    settings: settingsInForce({ ...defaultVillageSettings, ...village.settings }, villageDay(new Date())),
    version: village.version,
    householdCount: village.households,
    personCount: village.persons,
    groups,
  };
}

/**
 * Sums only, over every village below the organisation: the explicit, audited path of the levels above. The row of the audit is of the
 * same transaction, which therefore writes: nobody above a village sees its figures without a trace.
 */
export async function villageSummaries(
  tx: Tx,
  call: Call,
  organizationId: string,
  query: { cursor?: string; limit?: number },
): Promise<Page<VillageSummary>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['string', 'string']);
  const rows = await tx.query<
    { village_id: string; name: string; households: number; taking_part: number; decided: number; waiting: number }[]
  >('SELECT * FROM oversight_village_summaries($1, $2, $3, $4)', [organizationId, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  const page = pageOf(
    rows,
    limit,
    row => ({
      villageId: row.village_id,
      name: row.name,
      households: row.households,
      householdsTakingPart: row.taking_part,
      applicationsDecided: row.decided,
      applicationsWaiting: row.waiting,
    }),
    row => [row.name, row.village_id],
  );
  await audit(tx, call, 'oversight.villages.read', organizationId, { villages: page.items.length });
  return page;
}
