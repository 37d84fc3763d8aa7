import {
  periodDays,
  transferFlows,
  transferKindTitles,
  type BookFigures,
  type BookLine,
  type BookPage,
  type BookQuery,
  type LedgerFlow,
  type PeriodKey,
  type RuleBookLine,
  type RuleBookPage,
  type RuleBookQuery,
  type RuleCategory,
  type TransferKind,
} from '@jishan/contracts';
import { BY_PINYIN, LAST_POSITION } from '../../../platform/db/list-order';
import type { Tx } from '../../../platform/db/tx';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { RULE_OF_TRANSFER } from '../ledger/transfer-facts';

/** Gone into another household before the period was over: its entries stay in the book, but it is none of the village's households any more. */
const MERGED = `coalesce(h.closed_at < ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai', false)`;

/** One line a household, with what it had, got and spent; months before the period make the opening. $1 village, $2 from, $3 before, $4 group. */
const HOUSEHOLD_LINES = `SELECT h.id, h.name, h.group_id, g.name AS group_name, coalesce(g.position, ${LAST_POSITION}) AS group_position,
    coalesce(f.opening, 0)::int AS opening, coalesce(f.earned, 0)::int AS earned, coalesce(f.spent, 0)::int AS spent, coalesce(f.expired, 0)::int AS expired,
    coalesce(f.adjusted, 0)::int AS adjusted, coalesce(f.closing, 0)::int AS closing,
    (NOT ${MERGED})::int AS households, (coalesce(f.earned, 0) > 0 AND NOT ${MERGED})::int AS taking_part, ${MERGED}::int AS merged,
    CASE WHEN ${MERGED} THEN (SELECT s.name FROM household s WHERE s.village_id = h.village_id AND s.id = identity_successor(h.village_id, h.id)) END AS merged_into
  FROM household h
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  LEFT JOIN (
    SELECT m.household_id, sum(m.earned - m.spent - m.expired + m.adjusted) FILTER (WHERE m.month < $2::date) AS opening,
      sum(m.earned) FILTER (WHERE m.month >= $2::date) AS earned, sum(m.spent) FILTER (WHERE m.month >= $2::date) AS spent,
      sum(m.expired) FILTER (WHERE m.month >= $2::date) AS expired, sum(m.adjusted) FILTER (WHERE m.month >= $2::date) AS adjusted,
      sum(m.earned - m.spent - m.expired + m.adjusted) AS closing
    FROM points_month_total m WHERE m.village_id = $1 AND m.month < $3::date GROUP BY m.household_id) f ON f.household_id = h.id
  WHERE h.village_id = $1 AND ($4::uuid IS NULL OR h.group_id = $4)
    -- That were there in the period; what others have in the books is told nevertheless.
    AND (h.created_at < ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND (h.closed_at IS NULL OR h.closed_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai')
      OR f.opening <> 0 OR f.earned <> 0 OR f.spent <> 0 OR f.expired <> 0 OR f.adjusted <> 0)`;

const SUMS = ['opening', 'earned', 'spent', 'expired', 'adjusted', 'closing', 'households', 'taking_part', 'merged']
  .map(name => `coalesce(sum(l.${name}), 0)::int AS ${name}`)
  .join(', ');

const GROUP_LINES = `SELECT l.group_id AS id, coalesce(l.group_name, '') AS name, l.group_id, l.group_name, l.group_position, ${SUMS}, NULL::text AS merged_into
  FROM (${HOUSEHOLD_LINES}) l GROUP BY l.group_id, l.group_name, l.group_position`;

interface SumRow extends BookFigures {
  households: number;
  taking_part: number;
  merged: number;
}
interface LineRow extends SumRow {
  id: string | null;
  name: string;
  group_name: string | null;
  group_position: number;
  merged_into: string | null;
}

const figuresOf = ({ opening, earned, spent, expired, adjusted, closing }: BookFigures): BookFigures => ({
  opening,
  earned,
  spent,
  expired,
  adjusted,
  closing,
});
const lineView = (row: LineRow): BookLine => ({
  id: row.id,
  name: row.name,
  groupName: row.group_name,
  households: row.households,
  takingPart: row.taking_part,
  merged: row.merged,
  mergedInto: row.merged_into,
  ...figuresOf(row),
});

interface BookScope {
  readonly period: PeriodKey;
  readonly groupId?: string;
}
function scopeValues(tx: Tx, { period, groupId }: BookScope): unknown[] {
  const { from, before } = periodDays(period);
  return [tx.villageId, from, before, groupId ?? null];
}

/** By group and name; the sum is over all lines. */
export async function readBook(tx: Tx, query: BookQuery): Promise<BookPage> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string, string]>(query.cursor, ['number', 'string', 'string']);
  const rows = await tx.query<LineRow[]>(
    `SELECT * FROM (${query.by === 'group' ? GROUP_LINES : HOUSEHOLD_LINES}) r
     WHERE $5::numeric IS NULL OR (r.group_position, r.name ${BY_PINYIN}, coalesce(r.id::text, '')) > ($5::numeric, $6, $7)
     ORDER BY r.group_position, r.name ${BY_PINYIN}, coalesce(r.id::text, '') LIMIT $8`,
    [...scopeValues(tx, query), after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
  );
  const page = pageOf(rows, limit, lineView, row => [row.group_position, row.name, row.id ?? '']);
  return { ...page, period: query.period, total: await readBookTotal(tx, query) };
}

export async function readBookTotal(tx: Tx, scope: BookScope): Promise<BookPage['total']> {
  const [row] = await tx.query<SumRow[]>(`SELECT ${SUMS} FROM (${HOUSEHOLD_LINES}) l`, scopeValues(tx, scope));
  if (!row) throw new Error('a sum without a row');
  return { ...figuresOf(row), households: row.households, takingPart: row.taking_part, merged: row.merged };
}

/** Every line, for a file. */
export async function readWholeBook(tx: Tx, by: BookQuery['by'], period: PeriodKey, max: number): Promise<BookLine[]> {
  const rows = await tx.query<LineRow[]>(
    `SELECT * FROM (${by === 'group' ? GROUP_LINES : HOUSEHOLD_LINES}) r ORDER BY r.group_position, r.name ${BY_PINYIN}, r.id LIMIT $5`,
    [...scopeValues(tx, { period }), max],
  );
  return rows.map(lineView);
}

export const kindsOf = (...flows: readonly LedgerFlow[]): TransferKind[] =>
  (Object.keys(transferFlows) as TransferKind[]).filter(kind => flows.includes(transferFlows[kind]));

/**
 * By rule, as it was called and in its category; what was taken back counts against the line that gave it. What activities and honours gave stands under
 * their rule. Thanks for helpers are a setting and no rule, so all of them are one line. $1 village, $2 from, $3 before, $4 kinds, $5 what thanks are called.
 */
const RULE_LINES = `SELECT l.title, l.category, (count(*) FILTER (WHERE l.amount > 0))::int AS times, (count(*) FILTER (WHERE l.amount < 0))::int AS reversed_times,
    count(DISTINCT l.household_id)::int AS households, sum(l.amount)::int AS points
  FROM (
    SELECT CASE WHEN t.kind IN ('thanks', 'thanks_reversal') THEN $5 ELSE coalesce(r.title, o.reason, t.reason) END AS title, r.category, e.amount, a.household_id
    FROM ledger_transfer t
    JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id
    JOIN ledger_account a ON a.village_id = e.village_id AND a.id = e.account_id AND a.household_id IS NOT NULL
    LEFT JOIN ledger_transfer o ON o.village_id = t.village_id AND o.id = t.reverses_transfer_id
    ${RULE_OF_TRANSFER}
    WHERE t.village_id = $1 AND t.at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND t.at < ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND t.kind = ANY($4)) l
  GROUP BY l.title, l.category`;

interface RuleRow {
  title: string;
  category: RuleCategory | null;
  times: number;
  reversed_times: number;
  households: number;
  points: number;
}
interface RulePageRow {
  times: number;
  points: number;
  page: RuleRow[];
}
const ruleLineView = (row: RuleRow): RuleBookLine => ({
  title: row.title,
  category: row.category,
  times: row.times,
  reversedTimes: row.reversed_times,
  households: row.households,
  points: row.points,
});

function ruleValues(tx: Tx, period: PeriodKey): unknown[] {
  const { from, before } = periodDays(period);
  return [tx.villageId, from, before, kindsOf('earned'), transferKindTitles.thanks];
}

/** Most points first. */
export async function readBookByRule(tx: Tx, query: RuleBookQuery): Promise<RuleBookPage> {
  const limit = pageLimit(query.limit);
  const after = decodeCursor<[number, string, string]>(query.cursor, ['number', 'string', 'string']);
  // Added up once, for the page and for the sum of all.
  const [row] = await tx.query<RulePageRow[]>(
    `WITH lines AS MATERIALIZED (${RULE_LINES}),
     page AS (SELECT * FROM lines r WHERE $6::numeric IS NULL OR (-r.points, r.title, coalesce(r.category, '')) > ($6::numeric, $7, $8)
       ORDER BY -r.points, r.title, coalesce(r.category, '') LIMIT $9)
     SELECT coalesce(sum(r.times), 0)::int AS times, coalesce(sum(r.points), 0)::int AS points,
       (SELECT coalesce(json_agg(p ORDER BY -p.points, p.title, coalesce(p.category, '')), '[]') FROM page p) AS page FROM lines r`,
    [...ruleValues(tx, query.period), after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
  );
  const { page = [], times = 0, points = 0 } = row ?? {};
  return {
    ...pageOf(page, limit, ruleLineView, line => [-line.points, line.title, line.category ?? '']),
    period: query.period,
    total: { times, points },
  };
}

export async function readWholeBookByRule(tx: Tx, period: PeriodKey, max: number): Promise<RuleBookLine[]> {
  const rows = await tx.query<RuleRow[]>(`SELECT * FROM (${RULE_LINES}) r ORDER BY -r.points, r.title, coalesce(r.category, '') LIMIT $6`, [
    ...ruleValues(tx, period),
    max,
  ]);
  return rows.map(ruleLineView);
}
