import { PASSBOOK_LINES, periodDays, type ExpiringPoints, type PeriodKey, type TransferKind } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { readExpiring } from '../expiry/expiry.queries';
import { actorsOfTransfer, DEED_OF_TRANSFER, memberAndHelper } from '../ledger/transfer-facts';
import { kindsOf } from './book.queries';

/** One entry of a household, as an inspector reads it. */
export interface LedgerLine {
  readonly at: Date;
  readonly group_name: string | null;
  readonly household_name: string;
  readonly member_name: string | null;
  /** Who acted for this household; null: itself, or an office. */
  readonly helper_name: string | null;
  readonly kind: TransferKind;
  readonly reason: string;
  readonly amount: number;
  readonly actor_role: string | null;
}

const IN_PERIOD = `t.village_id = $1 AND t.at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND t.at < ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND t.kind = ANY($4)`;

function periodValues(tx: Tx, period: PeriodKey): unknown[] {
  const { from, before } = periodDays(period);
  return [tx.villageId, from, before, kindsOf('earned', 'spent', 'expired', 'adjusted')];
}

/** How many lines the period has, counted no further than one beyond `max`. */
export async function countLines(tx: Tx, period: PeriodKey, max: number): Promise<number> {
  const [row] = await tx.query<{ lines: number }[]>(
    `SELECT count(*)::int AS lines FROM (SELECT 1 FROM ledger_transfer t WHERE ${IN_PERIOD} LIMIT $5) l`,
    [...periodValues(tx, period), max + 1],
  );
  return row?.lines ?? 0;
}

/** Everything but holds, oldest first. */
export function readLines(tx: Tx, period: PeriodKey, max: number): Promise<LedgerLine[]> {
  return tx.query<LedgerLine[]>(
    `SELECT t.at, g.name AS group_name, h.name AS household_name, ${memberAndHelper('h.id')}, t.kind, t.reason, e.amount, t.actor_role
     FROM ledger_transfer t
     JOIN ledger_entry e ON e.village_id = t.village_id AND e.transfer_id = t.id
     JOIN ledger_account a ON a.village_id = e.village_id AND a.id = e.account_id AND a.household_id IS NOT NULL
     JOIN household h ON h.village_id = a.village_id AND h.id = a.household_id
     LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     ${DEED_OF_TRANSFER}
     ${actorsOfTransfer('h.id')}
     WHERE ${IN_PERIOD} ORDER BY t.at, t.id, e.account_id LIMIT $5`,
    [...periodValues(tx, period), max],
  );
}

export interface Passbook {
  readonly household_name: string;
  readonly group_name: string | null;
  readonly spendable: number;
  readonly reserved: number;
  /** Soonest first. */
  readonly expiring: readonly ExpiringPoints[];
  readonly lines: readonly PassbookLine[];
}
export interface PassbookLine {
  readonly at: Date;
  readonly kind: TransferKind;
  readonly reason: string;
  readonly helper_name: string | null;
  readonly amount: number;
  readonly balance_after: number;
}

/** The newest lines of the wallet, newest last, as in a bank's passbook; undefined for a household of elsewhere. */
export async function readPassbook(tx: Tx, householdId: string): Promise<Passbook | undefined> {
  const [head] = await tx.query<Omit<Passbook, 'lines' | 'expiring'>[]>(
    `SELECT h.name AS household_name, g.name AS group_name, points_spendable(h.village_id, h.id) AS spendable, coalesce(r.balance, 0) AS reserved
     FROM household h
     LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     LEFT JOIN ledger_account r ON r.village_id = h.village_id AND r.household_id = h.id AND r.kind = 'reserved'
     WHERE h.village_id = $1 AND h.id = $2`,
    [tx.villageId, householdId],
  );
  if (!head) return undefined;
  const lines = await tx.query<PassbookLine[]>(
    `SELECT t.at, t.kind, t.reason, e.amount, e.balance_after, ${memberAndHelper('$2')}
     -- The page first, as in the statement.
     FROM (SELECT e.* FROM ledger_entry e
       WHERE e.village_id = $1 AND e.account_id = (SELECT a.id FROM ledger_account a WHERE a.village_id = $1 AND a.household_id = $2 AND a.kind = 'wallet')
       ORDER BY e.seq DESC LIMIT $3) e
     JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
     ${DEED_OF_TRANSFER}
     ${actorsOfTransfer('$2')}
     ORDER BY e.seq DESC`,
    [tx.villageId, householdId, PASSBOOK_LINES],
  );
  return { ...head, lines: lines.reverse(), expiring: await readExpiring(tx, householdId) };
}
