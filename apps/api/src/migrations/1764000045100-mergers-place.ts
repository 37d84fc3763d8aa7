import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a 并户 stands in both wallets. One of nothing at all has no transfer, and what is given back later of what the wallet had spent has its days
 * all the same. Of those that are there: nothing has come into the wallet of the ended house since, so it says itself where it stood; the other one's stood
 * before the merger's own entry, or behind what the books had by then.
 */
export class MergersPlace1764000045100 implements MigrationInterface {
  readonly name = 'MergersPlace1764000045100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE household_change ADD from_seq integer, ADD to_seq integer');
    // The record is append-only; nothing that it said is changed.
    await query.query('ALTER TABLE household_change DISABLE TRIGGER household_change_append_only');
    await query.query(
      `UPDATE household_change c SET from_seq = f.last_seq - least(c.points, 1), to_seq = t.seq
       FROM household_change m JOIN ledger_account f ON f.village_id = m.village_id AND f.household_id = m.from_household_id AND f.kind = 'wallet', LATERAL (${TAKES_BEHIND}) t
       WHERE c.kind = 'merge' AND m.village_id = c.village_id AND m.id = c.id`,
    );
    await query.query('ALTER TABLE household_change ENABLE TRIGGER household_change_append_only');
    await query.query(
      `ALTER TABLE household_change ADD CONSTRAINT ck_household_change_seqs CHECK (num_nonnulls(from_seq, to_seq) = CASE kind WHEN 'merge' THEN 2 ELSE 0 END)`,
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM sql_function');
    await query.query('ALTER TABLE household_change DROP COLUMN from_seq, DROP COLUMN to_seq');
  }
}

const TAKES_BEHIND = `SELECT coalesce(min(e.seq) FILTER (WHERE x.kind = 'household_merge' AND x.cause_id = m.id) - 1, max(e.seq) FILTER (WHERE x.at <= m.created_at), 0) AS seq
   FROM ledger_account a JOIN ledger_entry e ON e.village_id = a.village_id AND e.account_id = a.id
   JOIN ledger_transfer x ON x.village_id = e.village_id AND x.id = e.transfer_id
   WHERE a.village_id = m.village_id AND a.household_id = m.to_household_id AND a.kind = 'wallet'`;
