import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, dropTables } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE points_standard (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    area_id uuid NOT NULL,
    title text NOT NULL,
    version integer,
    rule_set_id uuid,
    effective_on date,
    household_month_cap integer,
    rules jsonb NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    CONSTRAINT ck_points_standard_version CHECK ((version IS NULL) = (effective_on IS NULL) AND (version IS NULL) = (rule_set_id IS NULL)),
    CONSTRAINT ck_points_standard_rules CHECK (jsonb_typeof(rules) = 'array' AND jsonb_array_length(rules) > 0),
    CONSTRAINT ck_points_standard_month_cap CHECK (household_month_cap > 0),
    CONSTRAINT pk_points_standard PRIMARY KEY (id)
  )`,
  'CREATE UNIQUE INDEX uq_points_standard_of_village ON points_standard (organization_id) WHERE version IS NOT NULL AND withdrawn_at IS NULL',
  'CREATE INDEX ix_points_standard_area ON points_standard (area_id, published_at, id) WHERE withdrawn_at IS NULL',
  'CREATE INDEX ix_points_standard_organization ON points_standard (organization_id, published_at, id) WHERE withdrawn_at IS NULL',
  'ALTER TABLE points_standard ADD CONSTRAINT fk_points_standard_organization_id FOREIGN KEY (organization_id) REFERENCES organization(id)',
  'ALTER TABLE points_standard ADD CONSTRAINT fk_points_standard_area_id FOREIGN KEY (area_id) REFERENCES organization(id)',
  'ALTER TABLE points_standard ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE points_standard FORCE ROW LEVEL SECURITY',
  // The one table whose rows cross from village to village: what was published, to the villages of its area, until it is taken back.
  `CREATE POLICY below_area ON points_standard TO ${APP_ROLE} USING (withdrawn_at IS NULL AND area_id IN (
    WITH RECURSIVE above AS (
      SELECT o.id, o.parent_id FROM organization o WHERE o.id = (SELECT nullif(current_setting('app.village', true), '')::uuid)
      UNION ALL SELECT o.id, o.parent_id FROM organization o JOIN above a ON o.id = a.parent_id)
    SELECT id FROM above))`,
  'CREATE POLICY of_owner ON points_standard TO CURRENT_USER USING (true)',
  `GRANT SELECT ON points_standard TO ${APP_ROLE}`,
  'ALTER TABLE points_rule_set ADD copied_from_name text, ADD copied_from_title text, ADD copied_from_version integer, ADD copied_from_day date',
  `ALTER TABLE points_rule_set ADD CONSTRAINT ck_points_rule_set_copied
    CHECK (num_nonnulls(copied_from_name, copied_from_title, copied_from_day) IN (0, 3) AND (copied_from_version IS NULL OR copied_from_name IS NOT NULL))`,
];

/** Rules that villages and offices show to each other (docs/decisions/0056-standards-to-copy.md), and where a draft was copied from. */
export class Standards1764000043400 implements MigrationInterface {
  readonly name = 'Standards1764000043400';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM sql_function');
    // Its answer is of the table's type.
    await query.query('DROP FUNCTION IF EXISTS points_templates(uuid, timestamptz, uuid, integer)');
    await query.query('ALTER TABLE points_rule_set DROP CONSTRAINT ck_points_rule_set_copied');
    await query.query(
      'ALTER TABLE points_rule_set DROP copied_from_day, DROP copied_from_version, DROP copied_from_title, DROP copied_from_name',
    );
    await dropTables(query, ['points_standard']);
  }
}
