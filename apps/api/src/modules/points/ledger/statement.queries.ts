import {
  periodAt,
  periodDays,
  type PointsAccountView,
  type StatementLine,
  type StatementMonth,
  type StatementPage,
  type StatementQuery,
  type TransferKind,
} from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';
import { readExpiring } from '../expiry/expiry.queries';
import { roleTitle } from '../points.view';
import { actorsOfTransfer, memberAndHelper, RULE_OF_TRANSFER } from './transfer-facts';

interface AccountRow {
  household_name: string;
  spendable: number;
  reserved: number | null;
  month: number;
  year: number;
  waiting: number;
  reported: number;
}

/** Earned counts credits less their reversals. A household that never earned has zeros, not an error. */
export async function readAccount(tx: Tx, householdId: string): Promise<PointsAccountView> {
  const [row] = await tx.query<AccountRow[]>(
    `SELECT h.name AS household_name, points_spendable(h.village_id, h.id) AS spendable, r.balance AS reserved, coalesce(e.month, 0)::int AS month, coalesce(e.year, 0)::int AS year,
       (SELECT count(*)::int FROM points_application a WHERE a.village_id = h.village_id AND a.household_id = h.id AND a.status IN ('submitted', 'in_review', 'publicized', 'objected', 'overturned')) AS waiting,
       coalesce((SELECT m.points + m.carried FROM points_month_use m WHERE m.village_id = h.village_id AND m.household_id = h.id
         AND m.month_start = date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')::date), 0) AS reported
     FROM household h
     LEFT JOIN ledger_account r ON r.village_id = h.village_id AND r.household_id = h.id AND r.kind = 'reserved'
     LEFT JOIN LATERAL (
       SELECT sum(m.earned) FILTER (WHERE m.month = date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')::date) AS month, sum(m.earned) AS year
       FROM points_month_total m
       WHERE m.village_id = h.village_id AND m.household_id = h.id AND m.month >= date_trunc('year', now() AT TIME ZONE 'Asia/Shanghai')::date) e ON true
     WHERE h.village_id = $1 AND h.id = $2`,
    [tx.villageId, householdId],
  );
  if (!row) throw notFound();
  return {
    householdId,
    householdName: row.household_name,
    spendable: row.spendable,
    reserved: row.reserved ?? 0,
    earnedThisMonth: row.month,
    earnedThisYear: row.year,
    applicationsWaiting: row.waiting,
    reportedThisMonth: row.reported,
    expiring: await readExpiring(tx, householdId),
  };
}

interface LineRow {
  seq: number;
  transfer_id: string;
  kind: TransferKind;
  amount: number;
  balance_after: number;
  reason: string;
  member_name: string | null;
  helper_name: string | null;
  actor_role: string | null;
  rule_set_version: number | null;
  waived: number | null;
  household_change_id: string | null;
  at: Date;
}

/** Newest first; the gapless `seq` is the cursor. */
export async function readStatement(tx: Tx, householdId: string, query: StatementQuery): Promise<StatementPage> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[number]>(query.cursor, ['number']);
  const [household] = await tx.query<unknown[]>('SELECT 1 FROM household WHERE village_id = $1 AND id = $2', [tx.villageId, householdId]);
  if (!household) throw notFound();
  const rows = await tx.query<LineRow[]>(
    `SELECT e.seq, e.transfer_id, t.kind, e.amount, e.balance_after, t.reason,
       ${memberAndHelper('$2')}, t.actor_role, s.version AS rule_set_version,
       CASE WHEN t.kind = 'deduction' THEN nullif(d.waived, 0) END AS waived, CASE WHEN t.kind IN ('household_split', 'household_merge') THEN t.cause_id END AS household_change_id, t.at
     -- The page first: joined from the account, all the years were joined and sorted to show twenty lines.
     FROM (SELECT e.* FROM ledger_entry e
       WHERE e.village_id = $1 AND e.account_id = (SELECT a.id FROM ledger_account a WHERE a.village_id = $1 AND a.household_id = $2 AND a.kind = $3) AND e.seq < $4
       ORDER BY e.seq DESC LIMIT $5) e
     JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
     ${RULE_OF_TRANSFER}
     ${actorsOfTransfer('$2')}
     LEFT JOIN points_rule_set s ON s.village_id = r.village_id AND s.id = r.rule_set_id
     ORDER BY e.seq DESC`,
    [
      tx.villageId,
      householdId,
      query.account ?? 'wallet',
      before ? Math.min(Math.trunc(before[0]), 2_147_483_647) : 2_147_483_647,
      limit + 1,
    ],
  );
  const page = pageOf(
    rows,
    limit,
    row => ({
      seq: row.seq,
      transferId: row.transfer_id,
      kind: row.kind,
      amount: row.amount,
      balanceAfter: row.balance_after,
      reason: row.reason,
      memberName: row.member_name,
      helperName: row.helper_name,
      decidedByRole: roleTitle(row.actor_role),
      ruleSetVersion: row.rule_set_version,
      waived: row.waived,
      householdChangeId: row.household_change_id,
      at: row.at.toISOString(),
    }),
    row => [row.seq],
  );
  return { ...page, months: await monthsOf(tx, householdId, page.items), expiring: await readExpiring(tx, householdId) };
}

/** The months that the lines lie in, newest first; one in which points were only held has zeros. */
async function monthsOf(tx: Tx, householdId: string, lines: readonly StatementLine[]): Promise<StatementMonth[]> {
  const months = [...new Set(lines.map(line => periodAt('month', Date.parse(line.at))))];
  const rows = await tx.query<StatementMonth[]>(
    `SELECT to_char(m.month, 'YYYY-MM') AS month, m.earned, m.spent, m.expired, m.adjusted FROM points_month_total m
     WHERE m.village_id = $1 AND m.household_id = $2 AND m.month = ANY($3::date[])`,
    [tx.villageId, householdId, months.map(month => periodDays(month).from)],
  );
  return months.map(month => rows.find(row => row.month === month) ?? { month, earned: 0, spent: 0, expired: 0, adjusted: 0 });
}
