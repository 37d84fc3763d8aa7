import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

/** Deeds that cadres write down, under rules that cadres start. Written with the application and never changed. */
export class RecordedDeeds1764000033000 implements MigrationInterface {
  readonly name = 'RecordedDeeds1764000033000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_application ADD filed_by_role text');
    // In office, and never for oneself.
    await query.query(
      `ALTER TABLE points_application ADD CONSTRAINT ck_points_application_filed_by_role CHECK (filed_by_role IS NULL OR filed_by_role IN ('cadre', 'secretary') AND filed_by_person_id <> member_id)`,
    );
    await query.query(
      'CREATE INDEX ix_points_application_recorded ON points_application (village_id, filed_by_person_id, submitted_at, id) WHERE filed_by_role IS NOT NULL',
    );
    await query.query(`GRANT INSERT (filed_by_role) ON points_application TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_points_application_recorded');
    await query.query('ALTER TABLE points_application DROP COLUMN filed_by_role');
  }
}
