import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

const DEEDS = [
  { column: 'supplemented_by_person_id', action: 'points.application.supplemented', while: 'true' },
  { column: 'withdrawn_by_person_id', action: 'points.application.withdrawn', while: "a.status = 'withdrawn'" },
] as const;

/** Who answered a return and who took the case back stood in the record of acts only: a helper's deed is to say X 代 Y wherever it is read. */
export class WhoAnswered1764000056000 implements MigrationInterface {
  readonly name = 'WhoAnswered1764000056000';

  async up(query: QueryRunner): Promise<void> {
    for (const { column, action, while: holds } of DEEDS) {
      await query.query(`ALTER TABLE points_application ADD ${column} uuid`);
      await query.query(
        `ALTER TABLE points_application ADD CONSTRAINT fk_points_application_${column} FOREIGN KEY (village_id, ${column}) REFERENCES person(village_id,id)`,
      );
      await query.query(
        `UPDATE points_application a SET ${column} = e.person_id FROM (
           SELECT DISTINCT ON (village_id, object_id) village_id, object_id, person_id FROM audit_entry
           WHERE action = $1 AND person_id IS NOT NULL ORDER BY village_id, object_id, created_at DESC) e
         WHERE a.village_id = e.village_id AND a.id = e.object_id AND ${holds}`,
        [action],
      );
      await query.query(`GRANT UPDATE (${column}) ON points_application TO ${APP_ROLE}`);
    }
    await query.query(
      `ALTER TABLE points_application ADD CONSTRAINT ck_points_application_withdrawn_by CHECK (withdrawn_by_person_id IS NULL OR status = 'withdrawn')`,
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_application DROP CONSTRAINT ck_points_application_withdrawn_by');
    for (const { column } of DEEDS) await query.query(`ALTER TABLE points_application DROP COLUMN ${column}`);
  }
}
