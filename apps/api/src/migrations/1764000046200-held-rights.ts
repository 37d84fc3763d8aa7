import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who steps aside for whom is asked of each case, of what was taken back too: an index without a condition on `revoked_at`, or the planner reads every
 * relative and every right of the village.
 */
export class HeldRights1764000046200 implements MigrationInterface {
  readonly name = 'HeldRights1764000046200';

  async up(query: QueryRunner): Promise<void> {
    await query.query('CREATE INDEX ix_points_relative_person ON points_relative (village_id, person_id, household_id)');
    await query.query('DROP INDEX ix_proxy_right_helper');
    await query.query('CREATE INDEX ix_proxy_right_helper ON proxy_right (village_id, helper_person_id, household_id)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_proxy_right_helper');
    await query.query('CREATE INDEX ix_proxy_right_helper ON proxy_right (village_id, helper_person_id) WHERE revoked_at IS NULL');
    await query.query('DROP INDEX ix_points_relative_person');
  }
}
