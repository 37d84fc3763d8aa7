import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a household had before by a rule, for the reviewer's queue, without going through all that it ever applied for. */
export class HouseholdHistory1764000045000 implements MigrationInterface {
  readonly name = 'HouseholdHistory1764000045000';

  async up(query: QueryRunner): Promise<void> {
    // The state last: what was credited in a year is counted from the index alone.
    await query.query(
      'CREATE INDEX ix_points_application_history ON points_application (village_id, household_id, rule_id, submitted_at, id, status)',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_points_application_history');
  }
}
