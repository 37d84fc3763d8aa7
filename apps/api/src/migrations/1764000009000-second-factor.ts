import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, globalTable } from '../platform/db/schema-sql';

export class SecondFactor1764000009000 implements MigrationInterface {
  readonly name = 'SecondFactor1764000009000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE TABLE second_factor (
      account_id uuid NOT NULL,
      secret_cipher bytea NOT NULL,
      last_used_step integer NOT NULL DEFAULT 0,
      confirmed_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT pk_second_factor PRIMARY KEY (account_id)
    )`);
    await query.query(
      'ALTER TABLE second_factor ADD CONSTRAINT fk_second_factor_account_id FOREIGN KEY (account_id) REFERENCES account(id)',
    );
    await query.query('ALTER TABLE session ADD second_factor boolean NOT NULL DEFAULT false');
    // Sessions on the mini-program came by WeChat, all but those of staff who typed a password there; these log in again.
    await query.query(
      `UPDATE session SET second_factor = true WHERE client = 'weapp' AND account_id NOT IN (SELECT account_id FROM password_credential)`,
    );
    await globalTable(query, 'second_factor', 'write');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE session DROP COLUMN second_factor');
    await dropTables(query, ['second_factor']);
  }
}
