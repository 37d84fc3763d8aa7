import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = ['identity_set_first_password(uuid, text, text)', 'identity_unbind_wechat(uuid, text)'];

/** An account has one WeChat of an app: since a WeChat may be bound, the log-in no longer sees to that by itself. */
export class WaysIn1764000052000 implements MigrationInterface {
  readonly name = 'WaysIn1764000052000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_account_identity_account');
    await query.query('CREATE UNIQUE INDEX uq_account_identity_account ON account_identity (account_id, provider, appid)');
  }

  async down(query: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS) await query.query(`DROP FUNCTION IF EXISTS ${signature}`);
    await query.query('DELETE FROM sql_function');
    await query.query('DROP INDEX uq_account_identity_account');
    await query.query('CREATE INDEX ix_account_identity_account ON account_identity (account_id)');
  }
}
