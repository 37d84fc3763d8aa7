import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

/** A household sees whom it invited and takes an invitation back; a password that somebody else made is temporary. */
export class InvitationsKept1764000043100 implements MigrationInterface {
  readonly name = 'InvitationsKept1764000043100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE invitation ADD revoked_at timestamptz');
    await query.query('CREATE INDEX ix_invitation_created ON invitation (village_id, created_at, id)');
    await query.query(`GRANT UPDATE (revoked_at) ON invitation TO ${APP_ROLE}`);
    await query.query('ALTER TABLE membership_claim ADD invitation_id uuid');
    await query.query(
      'ALTER TABLE membership_claim ADD CONSTRAINT fk_membership_claim_invitation_id FOREIGN KEY (village_id, invitation_id) REFERENCES invitation(village_id,id)',
    );
    await query.query(
      'CREATE INDEX ix_membership_claim_invitation ON membership_claim (village_id, invitation_id) WHERE invitation_id IS NOT NULL',
    );
    await query.query('ALTER TABLE password_credential ADD temporary boolean NOT NULL DEFAULT false');
    await query.query(`GRANT UPDATE (temporary) ON password_credential TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM sql_function');
    await query.query('ALTER TABLE password_credential DROP COLUMN temporary');
    await query.query('ALTER TABLE membership_claim DROP COLUMN invitation_id');
    await query.query(`REVOKE UPDATE (revoked_at) ON invitation FROM ${APP_ROLE}`);
    await query.query('DROP INDEX ix_invitation_created');
    await query.query('ALTER TABLE invitation DROP COLUMN revoked_at');
  }
}
