import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

export class ContactReveals1764000013100 implements MigrationInterface {
  readonly name = 'ContactReveals1764000013100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE TABLE contact_reveal (
      village_id uuid NOT NULL,
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      by_person_id uuid NOT NULL,
      role text NOT NULL,
      reason text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT ck_contact_reveal_reason CHECK (reason IN ('notice', 'case', 'care', 'danger', 'roster')),
      CONSTRAINT ck_contact_reveal_role CHECK (role IN ('villager', 'household_head', 'group_leader', 'reviewer', 'points_keeper', 'store_keeper', 'cadre', 'secretary', 'supervisor', 'village_admin')),
      CONSTRAINT pk_contact_reveal PRIMARY KEY (village_id, id)
    )`);
    await query.query('CREATE INDEX ix_contact_reveal_person ON contact_reveal (village_id, person_id, id)');
    for (const column of ['person_id', 'by_person_id'])
      await query.query(
        `ALTER TABLE contact_reveal ADD CONSTRAINT fk_contact_reveal_${column} FOREIGN KEY (village_id, ${column}) REFERENCES person(village_id,id)`,
      );
    await villageTable(query, 'contact_reveal', 'append');
    // The moment is the database's, not the writer's.
    await query.query(`REVOKE INSERT ON contact_reveal FROM ${APP_ROLE}`);
    await query.query(`GRANT INSERT (village_id, id, person_id, by_person_id, role, reason) ON contact_reveal TO ${APP_ROLE}`);
    await appendOnly(query, 'contact_reveal');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['contact_reveal']);
  }
}
