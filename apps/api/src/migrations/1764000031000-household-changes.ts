import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE household_change (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    from_household_id uuid NOT NULL,
    to_household_id uuid NOT NULL,
    points integer NOT NULL,
    document text NOT NULL,
    document_day date NOT NULL,
    document_number text NOT NULL DEFAULT '',
    reason text NOT NULL,
    recorded_by_person_id uuid NOT NULL,
    recorded_by_role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_household_change_document CHECK (document IN ('application', 'meeting', 'police')),
    CONSTRAINT ck_household_change_points CHECK (points >= 0),
    CONSTRAINT ck_household_change_document_day CHECK (document_day <= (created_at AT TIME ZONE 'Asia/Shanghai')::date),
    CONSTRAINT ck_household_change_apart CHECK (from_household_id <> to_household_id),
    CONSTRAINT pk_household_change PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_household_change_from ON household_change (village_id, from_household_id)`,
  `CREATE INDEX ix_household_change_created ON household_change (village_id, created_at, id)`,
  `CREATE UNIQUE INDEX uq_household_change_to ON household_change (village_id, to_household_id)`,
  `CREATE TABLE household_change_person (
    village_id uuid NOT NULL,
    change_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pk_household_change_person PRIMARY KEY (village_id, change_id, person_id)
  )`,
  `CREATE INDEX ix_household_change_person ON household_change_person (village_id, person_id)`,
  `CREATE TABLE household_change_photo (
    village_id uuid NOT NULL,
    change_id uuid NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT pk_household_change_photo PRIMARY KEY (village_id, change_id, position)
  )`,
  `ALTER TABLE household_change ADD CONSTRAINT fk_household_change_from_household_id FOREIGN KEY (village_id, from_household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE household_change ADD CONSTRAINT fk_household_change_to_household_id FOREIGN KEY (village_id, to_household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE household_change ADD CONSTRAINT fk_household_change_recorded_by_person_id FOREIGN KEY (village_id, recorded_by_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE household_change_person ADD CONSTRAINT fk_household_change_person_change_id FOREIGN KEY (village_id, change_id) REFERENCES household_change(village_id,id)`,
  `ALTER TABLE household_change_person ADD CONSTRAINT fk_household_change_person_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE household_change_photo ADD CONSTRAINT fk_household_change_photo_change_id FOREIGN KEY (village_id, change_id) REFERENCES household_change(village_id,id)`,
  `ALTER TABLE household_change_photo ADD CONSTRAINT fk_household_change_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
];
const TABLES = ['household_change', 'household_change_person', 'household_change_photo'];

/** 分户 with its document. The application reads what was changed and writes nothing of it: a command of the books does. */
export class HouseholdChanges1764000031000 implements MigrationInterface {
  readonly name = 'HouseholdChanges1764000031000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    for (const table of TABLES) {
      await villageTable(query, table, 'read');
      await appendOnly(query, table);
    }
    await changeKinds(query, 'ledger_transfer', ['household_split'], true);
    await changeKinds(query, 'inbox_item', ['household_split'], true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DELETE FROM inbox_item WHERE kind = 'household_split'`);
    await changeKinds(query, 'inbox_item', ['household_split'], false);
    await changeKinds(query, 'ledger_transfer', ['household_split'], false);
    await query.query('DELETE FROM sql_function');
    await dropTables(query, [...TABLES].reverse());
  }
}
