import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, changeKinds, changeList } from '../platform/db/schema-sql';

const INBOX_KINDS = ['proxy_witness_asked', 'proxy_witness_declined'];
const checks = {
  ck_proxy_right_confirmed: `source = 'witnesses' OR num_nonnulls(witness_one_at, witness_two_at) = 0`,
  ck_proxy_right_card: `source <> 'card' OR expires_at IS NOT NULL`,
};
const FILLED =
  'village_id, id, household_id, helper_person_id, granted_by_person_id, granted_at, expires_at, source, code_number, witness_one_person_id, witness_two_person_id, reason, media_id';
const LIVE = `CREATE OR REPLACE VIEW live_proxy WITH (security_invoker = true) AS
  SELECT village_id, id, household_id, helper_person_id, expires_at FROM proxy_right
  WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`;

/** A right before witnesses is in force when both have confirmed; a card gives one for the day; the store writes down who fetched for whom. */
export class Helpers1764000028000 implements MigrationInterface {
  readonly name = 'Helpers1764000028000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE store_redemption ADD helper_person_id uuid');
    await query.query(
      'ALTER TABLE store_redemption ADD CONSTRAINT ck_store_redemption_helper CHECK (helper_person_id IS NULL OR handed_over_at IS NOT NULL)',
    );
    await query.query('ALTER TABLE proxy_right ADD witness_one_at timestamptz');
    await query.query('ALTER TABLE proxy_right ADD witness_two_at timestamptz');
    // What was recorded before this was in force, and stays so.
    await query.query(`UPDATE proxy_right SET witness_one_at = granted_at, witness_two_at = granted_at WHERE source = 'witnesses'`);
    await changeList(query, 'proxy_right', 'source', sources => [...sources, 'card']);
    for (const [name, rule] of Object.entries(checks)) await query.query(`ALTER TABLE proxy_right ADD CONSTRAINT ${name} CHECK (${rule})`);
    await query.query(`${LIVE} AND (source <> 'witnesses' OR witness_one_at IS NOT NULL AND witness_two_at IS NOT NULL)`);
    await query.query(`GRANT SELECT ON live_proxy TO ${APP_ROLE}`);
    // A right is never written down as confirmed already: each witness's word comes after it.
    await query.query(`REVOKE INSERT ON proxy_right FROM ${APP_ROLE}`);
    await query.query(`GRANT INSERT (${FILLED}), UPDATE (witness_one_at, witness_two_at) ON proxy_right TO ${APP_ROLE}`);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await query.query(`UPDATE proxy_right SET revoked_at = now() WHERE revoked_at IS NULL AND id NOT IN (SELECT id FROM live_proxy)`);
    await query.query(LIVE);
    await query.query(`GRANT INSERT ON proxy_right TO ${APP_ROLE}`);
    for (const name of Object.keys(checks)) await query.query(`ALTER TABLE proxy_right DROP CONSTRAINT ${name}`);
    await query.query(`DELETE FROM proxy_right WHERE source = 'card'`);
    await changeList(query, 'proxy_right', 'source', sources => sources.filter(source => source !== 'card'));
    await query.query('ALTER TABLE proxy_right DROP COLUMN witness_one_at, DROP COLUMN witness_two_at');
    await query.query('ALTER TABLE store_redemption DROP CONSTRAINT ck_store_redemption_helper');
    await query.query('ALTER TABLE store_redemption DROP COLUMN helper_person_id');
  }
}
