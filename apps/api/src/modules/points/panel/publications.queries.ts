import {
  maskPersonName,
  type ApplicationStatus,
  type Page,
  type PanelOutcome,
  type PublicationItem,
  type PublicationsQuery,
} from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { villageSettings } from '../../identity';
import { filedByHelper } from '../ledger/transfer-facts';

interface PublicationRow {
  id: string;
  status: ApplicationStatus;
  title: string;
  standard: string;
  points: number;
  group_name: string | null;
  member_name: string;
  helper_name: string | null;
  public_from: Date;
  public_until: Date;
  own: boolean;
  may_object: boolean;
  outcome: PanelOutcome | null;
  decided_at: Date | null;
  /** To the microsecond, as the cursor needs it. */
  decided_key: string | null;
  answers: string[] | null;
}

/** `$2` is the reader's household. Whether 公示 is open is a matter of its hour. */
const PUBLICATION_COLUMNS = `a.id, a.status, r.title, r.standard, a.agreed_points AS points, g.name AS group_name, m.name AS member_name, f.name AS helper_name, a.public_from, a.public_until,
    a.household_id = $2::uuid IS TRUE AS own,
    (a.household_id <> $2::uuid AND a.status IN ('publicized', 'objected', 'overturned') AND a.public_until > now()
      AND NOT EXISTS (SELECT FROM points_objection o WHERE o.village_id = a.village_id AND o.application_id = a.id AND o.household_id = $2::uuid)) IS TRUE AS may_object,
    p.outcome, p.decided_at, p.decided_at::text AS decided_key, CASE WHEN p.outcome IS NOT NULL THEN ARRAY(SELECT s.reason FROM points_panel_seat s WHERE s.village_id = p.village_id AND s.application_id = p.application_id
      AND s.round = p.round AND s.agrees = (p.outcome = 'agreed') AND s.reason <> '' ORDER BY s.seat) END AS answers
  FROM points_application a
  JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id
  JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  JOIN person m ON m.village_id = a.village_id AND m.id = a.member_id
  LEFT JOIN person f ON ${filedByHelper('a', 'a.household_id')}`;
const ANSWERED = `p.village_id = a.village_id AND p.application_id = a.id AND p.purpose = 'objection' AND p.outcome IS NOT NULL`;
const LAST_OBJECTION = `LATERAL (SELECT p.* FROM points_panel p WHERE ${ANSWERED}
    ORDER BY p.round DESC LIMIT 1) p`;

/** 公示: what is open now, the first to end first. */
export async function readPublications(tx: Tx, who: VillageActor, query: PublicationsQuery): Promise<Page<PublicationItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<PublicationRow[]>(
    `SELECT ${PUBLICATION_COLUMNS} LEFT JOIN ${LAST_OBJECTION} ON true
     WHERE a.village_id = $1 AND (a.status IN ('publicized', 'overturned') AND a.public_until > now() OR a.status = 'objected')
       AND ($3::timestamptz IS NULL OR (a.public_until, a.id) > ($3, $4::uuid))
     ORDER BY a.public_until, a.id LIMIT $5`,
    [tx.villageId, who.householdId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return views(tx, rows, limit, row => [row.public_until.toISOString(), row.id]);
}

/** What came of objections, newest first. */
export async function readResults(tx: Tx, who: VillageActor, query: PublicationsQuery): Promise<Page<PublicationItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<PublicationRow[]>(
    // From the answers on, by their index: asked of every application whether there is one, all the years were read.
    `SELECT ${PUBLICATION_COLUMNS} JOIN points_panel p ON ${ANSWERED}
     WHERE p.village_id = $1 AND a.status <> 'objected' AND ($3::timestamptz IS NULL OR (p.decided_at, p.application_id) < ($3, $4::uuid))
       AND NOT EXISTS (SELECT FROM points_panel later WHERE later.village_id = p.village_id AND later.application_id = p.application_id AND later.purpose = 'objection'
         AND later.outcome IS NOT NULL AND later.round > p.round)
     ORDER BY p.decided_at DESC, p.application_id DESC LIMIT $5`,
    [tx.villageId, who.householdId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return views(tx, rows, limit, row => [row.decided_key ?? '', row.id]);
}

export async function readPublication(tx: Tx, who: VillageActor, applicationId: string): Promise<PublicationItem> {
  const rows = await tx.query<PublicationRow[]>(
    `SELECT ${PUBLICATION_COLUMNS} LEFT JOIN ${LAST_OBJECTION} ON true WHERE a.village_id = $1 AND a.id = $3 AND a.public_from IS NOT NULL`,
    [tx.villageId, who.householdId, applicationId],
  );
  const [item] = (await views(tx, rows, 1, row => [row.id])).items;
  if (!item) throw notFound();
  return item;
}

async function views(
  tx: Tx,
  rows: readonly PublicationRow[],
  limit: number,
  key: (row: PublicationRow) => readonly string[],
): Promise<Page<PublicationItem>> {
  const { maskNames } = await villageSettings(tx);
  const named = (row: PublicationRow, name: string): string => (maskNames && !row.own ? maskPersonName(name) : name);
  return pageOf(
    rows,
    limit,
    row => ({
      applicationId: row.id,
      status: row.status,
      ruleTitle: row.title,
      standard: row.standard,
      points: row.points,
      groupName: row.group_name,
      memberName: named(row, row.member_name),
      helperName: row.helper_name === null ? null : named(row, row.helper_name),
      publicFrom: row.public_from.toISOString(),
      publicUntil: row.public_until.toISOString(),
      own: row.own,
      mayObject: row.may_object,
      objected: row.status === 'objected',
      result: row.outcome && row.decided_at ? { outcome: row.outcome, at: row.decided_at.toISOString(), answers: row.answers ?? [] } : null,
    }),
    key,
  );
}
