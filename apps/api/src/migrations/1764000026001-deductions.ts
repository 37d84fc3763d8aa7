import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE points_deduction (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    points integer NOT NULL,
    text text NOT NULL,
    status text NOT NULL,
    opened_by_person_id uuid NOT NULL,
    opened_by_role text NOT NULL,
    opened_at timestamptz NOT NULL,
    appeal_until timestamptz NOT NULL,
    appeal_text text,
    appealed_by_person_id uuid,
    appealed_at timestamptz,
    decided_by_person_id uuid,
    decided_by_role text,
    decided_at timestamptz,
    answer text,
    upheld boolean,
    posted integer,
    waived integer,
    posted_at timestamptz,
    closed_by_person_id uuid,
    closed_at timestamptz,
    close_reason text,
    CONSTRAINT ck_points_deduction_points CHECK (points > 0),
    CONSTRAINT ck_points_deduction_appeal CHECK (num_nonnulls(appeal_text, appealed_by_person_id, appealed_at) IN (0, 3) AND (status <> 'appealed' OR appealed_at IS NOT NULL) AND appealed_at < appeal_until),
    CONSTRAINT ck_points_deduction_decided CHECK (num_nonnulls(decided_by_person_id, decided_by_role, decided_at, answer, upheld) IN (0, 5) AND (decided_at IS NULL OR appealed_at IS NOT NULL) AND (status = 'cancelled') = coalesce(upheld, false)),
    CONSTRAINT ck_points_deduction_apart CHECK (decided_by_person_id <> opened_by_person_id),
    CONSTRAINT ck_points_deduction_posted CHECK (num_nonnulls(posted, waived, posted_at) = CASE WHEN status IN ('posted', 'reversed') THEN 3 ELSE 0 END AND (posted IS NULL OR posted >= 0 AND waived >= 0 AND posted + waived = points)),
    CONSTRAINT ck_points_deduction_heard CHECK (posted_at IS NULL OR coalesce(NOT upheld, false) OR appealed_at IS NULL AND posted_at >= appeal_until),
    CONSTRAINT ck_points_deduction_closed CHECK (num_nonnulls(closed_by_person_id, closed_at, close_reason) = CASE WHEN status IN ('withdrawn', 'reversed') THEN 3 ELSE 0 END),
    CONSTRAINT ck_points_deduction_status CHECK (status IN ('notified', 'appealed', 'cancelled', 'withdrawn', 'posted', 'reversed')),
    CONSTRAINT pk_points_deduction PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_points_deduction_household ON points_deduction (village_id, household_id, id)`,
  `CREATE INDEX ix_points_deduction_open ON points_deduction (village_id, household_id) WHERE status IN ('notified', 'appealed')`,
  `CREATE INDEX ix_points_deduction_due ON points_deduction (village_id, appeal_until) WHERE status = 'notified'`,
  `CREATE TABLE points_deduction_photo (
    village_id uuid NOT NULL,
    deduction_id uuid NOT NULL,
    stage text NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT ck_points_deduction_photo_stage CHECK (stage IN ('evidence', 'appeal')),
    CONSTRAINT pk_points_deduction_photo PRIMARY KEY (village_id, deduction_id, stage, position)
  )`,
  `ALTER TABLE points_deduction ADD CONSTRAINT fk_points_deduction_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE points_deduction ADD CONSTRAINT fk_points_deduction_rule_id FOREIGN KEY (village_id, rule_id) REFERENCES points_rule(village_id,id)`,
  `ALTER TABLE points_deduction_photo ADD CONSTRAINT fk_points_deduction_photo_deduction_id FOREIGN KEY (village_id, deduction_id) REFERENCES points_deduction(village_id,id)`,
  `ALTER TABLE points_deduction_photo ADD CONSTRAINT fk_points_deduction_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
];
const TRANSFER_KINDS = ['deduction', 'deduction_reversal'];
const INBOX_KINDS = ['deduction_notified', 'deduction_appealed', 'deduction_ended'];

const FUNCTIONS_OF_ROWS = [
  'points_deduction_tell(points_deduction, text, jsonb)',
  'points_deduction_for(uuid, uuid)',
  'points_deductions_due(uuid[], uuid[])',
];

/** 扣分 with notice, evidence and appeal. The application reads both tables and writes neither: functions of the books do. */
export class Deductions1764000026001 implements MigrationInterface {
  readonly name = 'Deductions1764000026001';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    for (const table of ['points_deduction', 'points_deduction_photo']) await villageTable(query, table, 'read');
    await changeKinds(query, 'ledger_transfer', TRANSFER_KINDS, true);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DELETE FROM inbox_item WHERE kind = ANY($1)`, [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await changeKinds(query, 'ledger_transfer', TRANSFER_KINDS, false);
    // They take or give rows of the table; whoever goes up again installs them anew.
    for (const signature of FUNCTIONS_OF_ROWS) await query.query(`DROP FUNCTION IF EXISTS ${signature}`);
    await query.query('DELETE FROM sql_function');
    await dropTables(query, ['points_deduction_photo', 'points_deduction']);
  }
}
