import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `ALTER TABLE points_rule ADD lane text NOT NULL DEFAULT 'fast'`,
  `ALTER TABLE points_rule ADD valid_from date`,
  `ALTER TABLE points_rule ADD valid_until date`,
  `ALTER TABLE points_rule ADD origin_rule_id uuid`,
  `ALTER TABLE points_rule ADD CONSTRAINT ck_points_rule_lane CHECK (lane IN ('fast', 'full'))`,
  `ALTER TABLE points_rule ADD CONSTRAINT ck_points_rule_validity CHECK (valid_until >= valid_from)`,
  `ALTER TABLE points_rule ADD CONSTRAINT fk_points_rule_origin_rule_id FOREIGN KEY (village_id, origin_rule_id) REFERENCES points_rule(village_id,id)`,
  `CREATE INDEX ix_points_rule_origin ON points_rule (village_id, origin_rule_id) WHERE origin_rule_id IS NOT NULL`,

  `CREATE TABLE points_rule_decision (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    rule_set_id uuid NOT NULL,
    decided_on date NOT NULL,
    representatives integer NOT NULL,
    present integer NOT NULL,
    votes_for integer NOT NULL,
    votes_against integer NOT NULL,
    recorded_by_person_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    withdraw_reason text,
    CONSTRAINT ck_points_rule_decision_withdrawn CHECK ((withdrawn_at IS NULL) = (withdraw_reason IS NULL)),
    CONSTRAINT ck_points_rule_decision_carried CHECK (votes_for * 2 > present),
    CONSTRAINT ck_points_rule_decision_votes CHECK (votes_for >= 0 AND votes_against >= 0 AND votes_for + votes_against <= present),
    CONSTRAINT ck_points_rule_decision_quorum CHECK (representatives > 0 AND present <= representatives AND present * 3 >= representatives * 2),
    CONSTRAINT pk_points_rule_decision PRIMARY KEY (village_id, id)
  )`,
  `CREATE TABLE points_rule_decision_photo (
    village_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT pk_points_rule_decision_photo PRIMARY KEY (village_id, decision_id, position)
  )`,
  `ALTER TABLE points_rule_decision_photo ADD CONSTRAINT fk_points_rule_decision_photo_decision_id FOREIGN KEY (village_id, decision_id) REFERENCES points_rule_decision(village_id,id)`,
  `ALTER TABLE points_rule_decision_photo ADD CONSTRAINT fk_points_rule_decision_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,

  `ALTER TABLE points_rule_set ADD title text NOT NULL DEFAULT ''`,
  `ALTER TABLE points_rule_set ADD decision_id uuid`,
  `ALTER TABLE points_rule_set ADD based_on_id uuid`,
  `ALTER TABLE points_rule_set ADD household_month_cap integer`,
  `ALTER TABLE points_rule_set ADD revision integer NOT NULL DEFAULT 1`,
  `ALTER TABLE points_rule_set ALTER version DROP NOT NULL`,
  `ALTER TABLE points_rule_set DROP CONSTRAINT ck_points_rule_set_status`,
  `ALTER TABLE points_rule_set ADD CONSTRAINT ck_points_rule_set_status CHECK (status IN ('draft', 'adopted', 'in_force', 'retired'))`,
  `ALTER TABLE points_rule_set ADD CONSTRAINT ck_points_rule_set_draft CHECK ((status = 'draft') = (version IS NULL) AND (status = 'draft') = (effective_from IS NULL))`,
  `ALTER TABLE points_rule_set ADD CONSTRAINT ck_points_rule_set_month_cap CHECK (household_month_cap > 0)`,
  `ALTER TABLE points_rule_set ADD CONSTRAINT fk_points_rule_set_decision_id FOREIGN KEY (village_id, decision_id) REFERENCES points_rule_decision(village_id,id)`,
  `CREATE UNIQUE INDEX uq_points_rule_set_adopted ON points_rule_set (village_id) WHERE status = 'adopted'`,

  `CREATE TABLE points_month_use (
    village_id uuid NOT NULL,
    household_id uuid NOT NULL,
    month_start date NOT NULL,
    points integer NOT NULL,
    CONSTRAINT ck_points_month_use_points CHECK (points >= 0),
    CONSTRAINT pk_points_month_use PRIMARY KEY (village_id, household_id, month_start)
  )`,
  `ALTER TABLE points_month_use ADD CONSTRAINT fk_points_month_use_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  // What was credited before anybody counted.
  `INSERT INTO points_month_use (village_id, household_id, month_start, points)
   SELECT a.village_id, a.household_id, date_trunc('month', a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date, sum(a.points_awarded)
   FROM points_application a WHERE a.status = 'credited' GROUP BY 1, 2, 3`,
];

const back = [
  `DROP INDEX uq_points_rule_set_adopted`,
  `ALTER TABLE points_rule_set DROP CONSTRAINT fk_points_rule_set_decision_id`,
  `ALTER TABLE points_rule_set DROP CONSTRAINT ck_points_rule_set_month_cap`,
  `ALTER TABLE points_rule_set DROP CONSTRAINT ck_points_rule_set_draft`,
  `ALTER TABLE points_rule_set DROP CONSTRAINT ck_points_rule_set_status`,
  // Drafts and coming versions are unknown to what was before.
  `DELETE FROM points_rule r USING points_rule_set s WHERE s.village_id = r.village_id AND s.id = r.rule_set_id AND s.status IN ('draft', 'adopted')`,
  `DELETE FROM points_rule_set WHERE status IN ('draft', 'adopted')`,
  `ALTER TABLE points_rule_set ADD CONSTRAINT ck_points_rule_set_status CHECK (status IN ('draft', 'in_force', 'retired'))`,
  `ALTER TABLE points_rule_set ALTER version SET NOT NULL`,
  `ALTER TABLE points_rule_set DROP revision, DROP household_month_cap, DROP based_on_id, DROP decision_id, DROP title`,
  `ALTER TABLE points_rule DROP CONSTRAINT fk_points_rule_origin_rule_id`,
  `ALTER TABLE points_rule DROP CONSTRAINT ck_points_rule_validity`,
  `ALTER TABLE points_rule DROP CONSTRAINT ck_points_rule_lane`,
  `DROP INDEX ix_points_rule_origin`,
  `ALTER TABLE points_rule DROP origin_rule_id, DROP valid_until, DROP valid_from, DROP lane`,
];

export class RuleSets1764000020000 implements MigrationInterface {
  readonly name = 'RuleSets1764000020000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'points_rule_decision', 'read');
    await villageTable(query, 'points_rule_decision_photo', 'read');
    await villageTable(query, 'points_month_use', 'read');
    await query.query('ALTER TABLE points_month_use SET (fillfactor = 80)');
  }

  async down(query: QueryRunner): Promise<void> {
    for (const statement of back) await query.query(statement);
    await dropTables(query, ['points_month_use', 'points_rule_decision_photo', 'points_rule_decision']);
  }
}
