import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided last, of the whole village and of one reviewer. */
export class DecidedLately1764000035000 implements MigrationInterface {
  readonly name = 'DecidedLately1764000035000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(
      'CREATE INDEX ix_points_application_decided ON points_application (village_id, decided_at, id) WHERE decided_at IS NOT NULL',
    );
    await query.query(
      'CREATE INDEX ix_points_application_decided_by ON points_application (village_id, decided_by_person_id, decided_at, id) WHERE decided_by_person_id IS NOT NULL',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_points_application_decided_by');
    await query.query('DROP INDEX ix_points_application_decided');
  }
}
