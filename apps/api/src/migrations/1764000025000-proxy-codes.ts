import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

const INBOX_KINDS = ['proxy_granted', 'proxy_received', 'proxy_ended'];

const columns = [
  'expires_at timestamptz',
  `source text NOT NULL DEFAULT 'app'`,
  'code_number integer',
  'witness_one_person_id uuid',
  'witness_two_person_id uuid',
  'reason text',
  'media_id uuid',
];
const checks = {
  ck_proxy_right_source: `source IN ('app', 'witnesses')`,
  ck_proxy_right_witnesses: `num_nonnulls(witness_one_person_id, witness_two_person_id, reason) = CASE WHEN source = 'witnesses' THEN 3 ELSE 0 END`,
  ck_proxy_right_witnesses_apart: `witness_one_person_id <> witness_two_person_id AND helper_person_id NOT IN (witness_one_person_id, witness_two_person_id) AND granted_by_person_id NOT IN (witness_one_person_id, witness_two_person_id)`,
  ck_proxy_right_code: `code_number IS NULL OR source = 'app'`,
  ck_proxy_right_term: 'expires_at > granted_at',
};

/** A right to act for a household has a term, comes from the helper's code or from two witnesses, and is in force by one view for everybody. */
export class ProxyCodes1764000025000 implements MigrationInterface {
  readonly name = 'ProxyCodes1764000025000';

  async up(query: QueryRunner): Promise<void> {
    for (const column of columns) await query.query(`ALTER TABLE proxy_right ADD ${column}`);
    for (const [name, rule] of Object.entries(checks)) await query.query(`ALTER TABLE proxy_right ADD CONSTRAINT ${name} CHECK (${rule})`);
    await query.query(
      'CREATE UNIQUE INDEX uq_proxy_right_code ON proxy_right (village_id, helper_person_id, code_number) WHERE code_number IS NOT NULL',
    );
    await query.query(
      `CREATE INDEX ix_proxy_right_recorded ON proxy_right (village_id, id) WHERE source = 'witnesses' AND revoked_at IS NULL`,
    );
    await query.query(`CREATE VIEW live_proxy WITH (security_invoker = true) AS
      SELECT village_id, id, household_id, helper_person_id, expires_at FROM proxy_right
      WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`);
    await query.query(`GRANT SELECT ON live_proxy TO ${APP_ROLE}`);
    await changeInboxKinds(query, kinds => [...kinds, ...INBOX_KINDS]);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DELETE FROM inbox_item WHERE kind = ANY($1)`, [INBOX_KINDS]);
    await changeInboxKinds(query, kinds => kinds.filter(kind => !INBOX_KINDS.includes(kind)));
    await query.query('DROP VIEW live_proxy');
    await query.query('DROP INDEX ix_proxy_right_recorded');
    await query.query('DROP INDEX uq_proxy_right_code');
    for (const name of Object.keys(checks)) await query.query(`ALTER TABLE proxy_right DROP CONSTRAINT ${name}`);
    for (const column of columns) await query.query(`ALTER TABLE proxy_right DROP COLUMN ${column.split(' ')[0] ?? ''}`);
  }
}

/** Other features add kinds of their own: what is allowed is read from the database, not written down a second time. */
async function changeInboxKinds(query: QueryRunner, change: (kinds: string[]) => string[]): Promise<void> {
  const [check] = (await query.query(
    `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = 'ck_inbox_item_kind' AND conrelid = 'inbox_item'::regclass`,
  )) as { rule: string }[];
  const kinds = [...(check?.rule ?? '').matchAll(/'(\w+)'/g)].flatMap(found => found[1] ?? []);
  await query.query('ALTER TABLE inbox_item DROP CONSTRAINT ck_inbox_item_kind');
  await query.query(
    `ALTER TABLE inbox_item ADD CONSTRAINT ck_inbox_item_kind CHECK (kind IN (${change(kinds)
      .map(kind => `'${kind}'`)
      .join(', ')}))`,
  );
}
