import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE fund_entry (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    source text NOT NULL,
    amount_fen integer NOT NULL,
    received_on date NOT NULL,
    note text NOT NULL,
    voucher_media_id uuid,
    corrects_entry_id uuid,
    recorded_by_person_id uuid NOT NULL,
    recorded_by_role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_fund_entry_amount CHECK (amount_fen <> 0 AND (corrects_entry_id IS NOT NULL OR (source = 'paid_back') = (amount_fen < 0))),
    CONSTRAINT ck_fund_entry_source CHECK (source IN ('grant', 'collective', 'donation', 'other', 'paid_back')),
    CONSTRAINT pk_fund_entry PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_fund_entry_corrects ON fund_entry (village_id, corrects_entry_id) WHERE corrects_entry_id IS NOT NULL`,
  `CREATE INDEX ix_fund_entry_day ON fund_entry (village_id, received_on, id)`,
  `ALTER TABLE fund_entry ADD CONSTRAINT fk_fund_entry_voucher_media_id FOREIGN KEY (village_id, voucher_media_id) REFERENCES media_object(village_id,id)`,
];

const FILLED =
  'village_id, id, source, amount_fen, received_on, note, voucher_media_id, corrects_entry_id, recorded_by_person_id, recorded_by_role';

export class Fund1764000024100 implements MigrationInterface {
  readonly name = 'Fund1764000024100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'fund_entry', 'read');
    // When it was recorded is the database's word.
    await query.query(`GRANT INSERT (${FILLED}) ON fund_entry TO ${APP_ROLE}`);
    await appendOnly(query, 'fund_entry');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['fund_entry']);
  }
}
