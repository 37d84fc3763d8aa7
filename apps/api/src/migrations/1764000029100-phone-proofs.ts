import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

/** What WeChat answered to a phone code, kept beside the transaction that uses it: asking takes seconds, and nobody waits inside one. */
export class PhoneProofs1764000029100 implements MigrationInterface {
  readonly name = 'PhoneProofs1764000029100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE TABLE phone_proof (
      account_id uuid NOT NULL,
      code_index text NOT NULL,
      taken_at timestamptz NOT NULL,
      phone_cipher bytea,
      CONSTRAINT pk_phone_proof PRIMARY KEY (account_id, code_index)
    )`);
    await query.query('ALTER TABLE phone_proof ADD CONSTRAINT fk_phone_proof_account_id FOREIGN KEY (account_id) REFERENCES account(id)');
    await query.query(`GRANT SELECT, INSERT, DELETE, UPDATE (taken_at, phone_cipher) ON phone_proof TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE phone_proof');
  }
}
