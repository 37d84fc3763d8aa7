import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE roster_change (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    changed_by_person_id uuid NOT NULL,
    changed_by_role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_roster_change_kind CHECK (kind IN ('person_added', 'household_added', 'phone_corrected', 'place_released', 'head_changed')),
    CONSTRAINT ck_roster_change_reason CHECK (reason <> ''),
    CONSTRAINT ck_roster_change_not_own CHECK (changed_by_person_id <> person_id),
    CONSTRAINT pk_roster_change PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_roster_change_created ON roster_change (village_id, created_at, id)`,
  `CREATE INDEX ix_roster_change_household ON roster_change (village_id, household_id, created_at, id)`,
  `ALTER TABLE roster_change ADD CONSTRAINT fk_roster_change_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE roster_change ADD CONSTRAINT fk_roster_change_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE roster_change ADD CONSTRAINT fk_roster_change_changed_by_person_id FOREIGN KEY (village_id, changed_by_person_id) REFERENCES person(village_id,id)`,
];
const INBOX_KINDS = ['roster_changed'];

/** The roster lives on after the founding, and every change of it has its reason on record. */
export class RosterChanges1764000048140 implements MigrationInterface {
  readonly name = 'RosterChanges1764000048140';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    // The application only reads: its one way to change the roster is identity_keep_roster, which writes the record with the deed.
    await villageTable(query, 'roster_change', 'read');
    await appendOnly(query, 'roster_change');
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await dropTables(query, ['roster_change']);
  }
}
