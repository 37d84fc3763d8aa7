import type { Client } from 'pg';
import type { CheckerName } from './checkers';

export interface Plant {
  /** As the schema's owner, inside a transaction that is rolled back. */
  spoil(owner: Client): Promise<unknown>;
  readonly foundBy: readonly CheckerName[];
}

const last = (kind: string): string => `(SELECT t.id FROM ledger_transfer t WHERE t.kind = '${kind}' ORDER BY t.at DESC, t.id LIMIT 1)`;

/** Faults of a database that lost or repeated something: each is put into the real books, and has to be found there. */
export const plants: Readonly<Record<string, Plant>> = {
  'a credit that came twice': {
    spoil: owner =>
      owner.query(
        `SELECT ledger_post(ARRAY[ROW(t.village_id, new_id(), 'award', debit.account_id, credit.account_id, t.amount, new_id(), t.reason, NULL, NULL, NULL, NULL)::ledger_posting], now())
         FROM ledger_transfer t JOIN ledger_entry debit ON debit.village_id = t.village_id AND debit.transfer_id = t.id AND debit.amount < 0
         JOIN ledger_entry credit ON credit.village_id = t.village_id AND credit.transfer_id = t.id AND credit.amount > 0
         WHERE t.id = ${last('award')}`,
      ),
    // The books are in themselves right: only what was asked for tells.
    foundBy: ['unasked', 'wallets'],
  },
  'a credit that was lost': {
    spoil: async owner => {
      const { rows } = await owner.query<{ id: string }>(`SELECT id FROM ledger_transfer WHERE id = ${last('award')}`);
      await owner.query('ALTER TABLE ledger_entry DISABLE TRIGGER USER; ALTER TABLE ledger_transfer DISABLE TRIGGER USER');
      await owner.query('DELETE FROM ledger_entry WHERE transfer_id = $1', [rows[0]?.id]);
      await owner.query('DELETE FROM ledger_transfer WHERE id = $1', [rows[0]?.id]);
    },
    foundBy: ['lost', 'verified'],
  },
  'a wallet with a point too many': {
    spoil: owner =>
      owner.query(
        `UPDATE ledger_account SET balance = balance + 1 WHERE id = (SELECT id FROM ledger_account WHERE kind = 'wallet' LIMIT 1)`,
      ),
    foundBy: ['wallets', 'verified'],
  },
  'a reservation that nobody made': {
    spoil: owner =>
      owner.query(
        `UPDATE store_stock SET on_hand = on_hand + 1, reserved = reserved + 1 WHERE goods_id = (SELECT goods_id FROM store_stock LIMIT 1)`,
      ),
    foundBy: ['oversold', 'verified'],
  },
  'a hand-over that was forgotten': {
    spoil: owner =>
      owner.query(
        `UPDATE store_redemption SET status = 'reserved', handed_over_at = NULL, means = NULL
         WHERE id = (SELECT id FROM store_redemption WHERE status = 'fulfilled' AND channel = 'reservation' LIMIT 1)`,
      ),
    foundBy: ['holds', 'oversold', 'verified'],
  },
  'an answer that was not kept': {
    spoil: owner => owner.query(`DELETE FROM idempotency_key WHERE operation = 'points.approve'`),
    foundBy: ['traces'],
  },
};
