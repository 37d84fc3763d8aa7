import type {
  OrganizationKind,
  OwnStandard,
  Page,
  PageQuery,
  RuleContent,
  StandardListItem,
  StandardsQuery,
  StandardView,
} from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';

interface StandardRow {
  id: string;
  publisher_name: string;
  publisher_kind: OrganizationKind;
  title: string;
  version: number | null;
  effective_on: string | null;
  published_at: Date;
  published_key: string;
  rule_count: number;
}

interface WholeRow extends StandardRow {
  household_month_cap: number | null;
  rules: RuleContent[];
}

/** To be selected with a standard `t` and its publisher `o`. */
const COLUMNS = `t.id, o.name AS publisher_name, o.kind AS publisher_kind, t.title, t.version, t.effective_on::text, t.published_at,
  t.published_at::text AS published_key, jsonb_array_length(t.rules) AS rule_count`;
/** Row-level security leaves what was published to this village's county or above it, and was not taken back. */
const FROM = 'FROM points_standard t JOIN organization o ON o.id = t.organization_id';

const listItem = (row: StandardRow): StandardListItem => ({
  id: row.id,
  publisherName: row.publisher_name,
  publisherKind: row.publisher_kind,
  title: row.title,
  version: row.version,
  effectiveOn: row.effective_on,
  publishedAt: row.published_at.toISOString(),
  ruleCount: row.rule_count,
});
const pageKey = (row: StandardRow): [string, string] => [row.published_key, row.id];

/** What others publish for this village to copy, the newest first. */
export async function listStandards(tx: Tx, query: StandardsQuery): Promise<Page<StandardListItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<StandardRow[]>(
    `SELECT ${COLUMNS} ${FROM} WHERE t.organization_id <> $1 AND ($2 = '' OR strpos(o.name, $2) > 0) AND ($3::timestamptz IS NULL OR (t.published_at, t.id) < ($3, $4::uuid))
     ORDER BY t.published_at DESC, t.id DESC LIMIT $5`,
    [tx.villageId, query.query?.trim() ?? '', after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(rows, limit, listItem, pageKey);
}

/** @throws RESOURCE.NOT_FOUND for one that is not published, not any more, or not to this village. */
export async function readStandard(tx: Tx, standardId: string): Promise<StandardView> {
  return standardView(
    await tx.query<WholeRow[]>(`SELECT ${COLUMNS}, t.household_month_cap, t.rules ${FROM} WHERE t.id = $1`, [standardId]),
  );
}

function standardView([row]: readonly WholeRow[]): StandardView {
  if (!row) throw notFound();
  return { ...listItem(row), householdMonthCap: row.household_month_cap, rules: row.rules.map(ruleContent) };
}

/** Field by field: what else a row may hold some day does not leave by accident. */
const ruleContent = (rule: RuleContent): RuleContent => ({
  category: rule.category,
  title: rule.title,
  standard: rule.standard,
  pointsMin: rule.pointsMin,
  pointsMax: rule.pointsMax,
  unit: rule.unit,
  cap: rule.cap,
  minPhotos: rule.minPhotos,
  maxPhotos: rule.maxPhotos,
  textRequired: rule.textRequired,
  startedBy: rule.startedBy,
  lane: rule.lane,
  validFrom: rule.validFrom,
  validUntil: rule.validUntil,
});

export async function readOwnStandard(tx: Tx): Promise<OwnStandard> {
  const [county] = await tx.query<{ name: string }[]>('SELECT name FROM organization WHERE id = points_county_of($1)', [tx.villageId]);
  const [row] = await tx.query<StandardRow[]>(`SELECT ${COLUMNS} ${FROM} WHERE t.organization_id = $1`, [tx.villageId]);
  return { countyName: county?.name ?? null, published: row ? listItem(row) : null };
}

/** An office's own templates: by the explicit path of the levels above. */
export async function listTemplates(tx: Tx, organizationId: string, query: PageQuery): Promise<Page<StandardListItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<StandardRow[]>(
    `SELECT ${COLUMNS} FROM points_templates($1, $2, $3, $4) t JOIN organization o ON o.id = t.organization_id ORDER BY t.published_at DESC, t.id DESC`,
    [organizationId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(rows, limit, listItem, pageKey);
}

/** What villages below an office have opened, the newest first. */
export async function listOfficeStandards(tx: Tx, organizationId: string, query: StandardsQuery): Promise<Page<StandardListItem>> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'string']);
  const rows = await tx.query<StandardRow[]>(
    `SELECT ${COLUMNS} FROM points_office_standards($1, $2, $3, $4, $5) t JOIN organization o ON o.id = t.organization_id ORDER BY t.published_at DESC, t.id DESC`,
    [organizationId, query.query?.trim() ?? '', after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(rows, limit, listItem, pageKey);
}

/** @throws RESOURCE.NOT_FOUND for what is neither the office's own nor a village's below it. */
export async function readOfficeStandard(tx: Tx, organizationId: string, standardId: string): Promise<StandardView> {
  return standardView(
    await tx.query<WholeRow[]>(
      `SELECT ${COLUMNS}, t.household_month_cap, t.rules FROM points_office_standard($1, $2) t JOIN organization o ON o.id = t.organization_id`,
      [organizationId, standardId],
    ),
  );
}
