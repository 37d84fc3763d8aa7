import { periodDays, type PeriodKey } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';

/** What households still have to spend, held points included. */
export async function outstandingPoints(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ points: number }[]>(
    'SELECT coalesce(sum(a.balance), 0)::int AS points FROM ledger_account a WHERE a.village_id = $1 AND a.household_id IS NOT NULL',
    [tx.villageId],
  );
  return row?.points ?? 0;
}

/** What they had at the end of a period. */
export async function outstandingPointsAfter(tx: Tx, period: PeriodKey): Promise<number> {
  const [row] = await tx.query<{ points: number }[]>(
    'SELECT coalesce(sum(m.earned - m.spent - m.expired + m.adjusted), 0)::int AS points FROM points_month_total m WHERE m.village_id = $1 AND m.month < $2::date',
    [tx.villageId, periodDays(period).before],
  );
  return row?.points ?? 0;
}

export interface VillageMonth {
  /** `2026-11`. */
  readonly month: string;
  readonly earned: number;
  readonly spent: number;
}

/** The village's months from one period's beginning to another's end, oldest first; months without a posting are absent. */
export function villageMonths(tx: Tx, first: PeriodKey, last: PeriodKey): Promise<VillageMonth[]> {
  return tx.query<VillageMonth[]>(
    `SELECT to_char(m.month, 'YYYY-MM') AS month, sum(m.earned)::int AS earned, sum(m.spent)::int AS spent FROM points_month_total m
     WHERE m.village_id = $1 AND m.month >= $2::date AND m.month < $3::date GROUP BY m.month ORDER BY m.month`,
    [tx.villageId, periodDays(first).from, periodDays(last).before],
  );
}
