import type { LedgerAccountKind, MovementKind, RedemptionStatus, TransferKind } from '@jishan/contracts';
import type { Client } from 'pg';
import type { Line } from './history';

export interface Transfer {
  readonly id: string;
  readonly kind: TransferKind;
  readonly causeId: string;
  readonly amount: number;
}
export interface Entry {
  readonly accountId: string;
  readonly seq: number;
  readonly transferId: string;
  readonly amount: number;
}
export interface Account {
  readonly id: string;
  readonly kind: LedgerAccountKind;
  readonly householdId: string | null;
  readonly balance: number;
}
export interface Movement {
  readonly goodsId: string;
  readonly seq: number;
  readonly kind: MovementKind;
  readonly causeId: string;
  readonly onHand: number;
  readonly reserved: number;
}
export interface Stock {
  readonly goodsId: string;
  readonly onHand: number;
  readonly reserved: number;
}
export interface Redemption {
  readonly id: string;
  readonly householdId: string;
  readonly status: RedemptionStatus;
  readonly points: number;
  readonly lines: readonly Line[];
}
export interface Application {
  readonly id: string;
  readonly householdId: string;
  readonly status: string;
}
/** Of an audit entry or an event: what it says about what. */
export interface Trace {
  readonly name: string;
  readonly about: string;
}

/** Everything the database holds about points and goods, as rows, without any sum of its own. */
export interface Books {
  readonly transfers: readonly Transfer[];
  readonly entries: readonly Entry[];
  readonly accounts: readonly Account[];
  readonly movements: readonly Movement[];
  readonly stock: readonly Stock[];
  readonly redemptions: readonly Redemption[];
  readonly applications: readonly Application[];
  readonly audit: readonly Trace[];
  readonly events: readonly Trace[];
  /** `account key`, of every answer that is kept. */
  readonly keys: readonly string[];
  readonly capTimes: number;
  /** What the product's own verification says. */
  readonly ledgerVerify: readonly string[];
  readonly storeVerify: readonly string[];
}

/** In one snapshot of the caller's: begin one first, or let the product be quiet. */
export async function readBooks(owner: Client): Promise<Books> {
  const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await owner.query<Row>(sql)).rows;
  const faults = async (check: string): Promise<string[]> =>
    (await rows<{ said: string }>(`SELECT concat_ws(' ', subject, subject_id, fault) AS said FROM ${check}()`)).map(row => row.said);
  return {
    transfers: await rows(`SELECT id, kind, cause_id AS "causeId", amount FROM ledger_transfer`),
    entries: await rows(
      `SELECT account_id AS "accountId", seq, transfer_id AS "transferId", amount FROM ledger_entry ORDER BY village_id, account_id, seq`,
    ),
    accounts: await rows(`SELECT id, kind, household_id AS "householdId", balance FROM ledger_account`),
    movements: await rows(
      `SELECT goods_id AS "goodsId", seq, kind, cause_id AS "causeId", on_hand_change AS "onHand", reserved_change AS reserved
       FROM store_movement ORDER BY village_id, goods_id, seq`,
    ),
    stock: await rows(`SELECT goods_id AS "goodsId", on_hand AS "onHand", reserved FROM store_stock`),
    redemptions: await rows(
      `SELECT r.id, r.household_id AS "householdId", r.status, r.points,
         (SELECT jsonb_agg(jsonb_build_object('goodsId', l.goods_id, 'quantity', l.quantity)) FROM store_redemption_line l
          WHERE l.village_id = r.village_id AND l.redemption_id = r.id) AS lines
       FROM store_redemption r`,
    ),
    applications: await rows(`SELECT id, household_id AS "householdId", status FROM points_application`),
    audit: await rows(`SELECT action AS name, object_id AS about FROM audit_entry WHERE object_id IS NOT NULL`),
    events: await rows(`SELECT topic AS name, subject_id AS about FROM outbox_event`),
    keys: (await rows<{ key: string }>(`SELECT account_id || ' ' || key AS key FROM idempotency_key`)).map(row => row.key),
    capTimes: (await rows<{ times: number }>(`SELECT max(cap_times) AS times FROM points_rule`))[0]?.times ?? 0,
    ledgerVerify: [
      ...(await faults('ledger_verify')),
      ...(await faults('ledger_verify_totals')),
      ...(await faults('points_verify_expiry')),
    ],
    storeVerify: await faults('store_verify'),
  };
}
