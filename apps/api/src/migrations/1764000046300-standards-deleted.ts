import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

const policy = (shown: string) => `CREATE POLICY below_area ON points_standard TO ${APP_ROLE} USING (${shown}area_id IN (
    WITH RECURSIVE above AS (
      SELECT o.id, o.parent_id FROM organization o WHERE o.id = (SELECT nullif(current_setting('app.village', true), '')::uuid)
      UNION ALL SELECT o.id, o.parent_id FROM organization o JOIN above a ON o.id = a.parent_id)
    SELECT id FROM above))`;
const indexes = (shown: string, and: string) => [
  `CREATE UNIQUE INDEX uq_points_standard_of_village ON points_standard (organization_id) WHERE version IS NOT NULL${and}`,
  `CREATE INDEX ix_points_standard_area ON points_standard (area_id, published_at, id)${shown}`,
  `CREATE INDEX ix_points_standard_organization ON points_standard (organization_id, published_at, id)${shown}`,
];

/** What is taken back is deleted: nobody could read it any more, and each publishing left another copy of all rules behind. The audit keeps who and when. */
export class StandardsDeleted1764000046300 implements MigrationInterface {
  readonly name = 'StandardsDeleted1764000046300';

  async up(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM points_standard WHERE withdrawn_at IS NOT NULL');
    await query.query('DROP POLICY below_area ON points_standard');
    // Its indexes go with it.
    await query.query('ALTER TABLE points_standard DROP COLUMN withdrawn_at');
    await query.query(policy(''));
    for (const index of indexes('', '')) await query.query(index);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_standard ADD withdrawn_at timestamptz');
    await query.query('DROP POLICY below_area ON points_standard');
    await query.query(policy('withdrawn_at IS NULL AND '));
    for (const name of ['uq_points_standard_of_village', 'ix_points_standard_area', 'ix_points_standard_organization'])
      await query.query(`DROP INDEX ${name}`);
    for (const index of indexes(' WHERE withdrawn_at IS NULL', ' AND withdrawn_at IS NULL')) await query.query(index);
  }
}
