import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Found by the pages that a balance took up: it went through all that the household had ever applied for. */
export class ApplicationsUnderWay1764000029200 implements MigrationInterface {
  readonly name = 'ApplicationsUnderWay1764000029200';

  async up(query: QueryRunner): Promise<void> {
    await query.query(
      `CREATE INDEX ix_points_application_under_way ON points_application (village_id, household_id)
       WHERE status IN ('submitted', 'in_review', 'publicized', 'objected', 'overturned')`,
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_points_application_under_way');
  }
}
