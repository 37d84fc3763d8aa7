import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['deduction_appeal_overdue'];

/** An appeal against a deduction is weighed by a day; when that is over, those who watch over the points are told. */
export class AppealClock1764000032200 implements MigrationInterface {
  readonly name = 'AppealClock1764000032200';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_deduction ADD decide_due_on date, ADD overdue_told_at timestamptz');
    // Of appeals that are there: a week, which is five working days where no holiday is.
    await query.query(
      `UPDATE points_deduction SET decide_due_on = (appealed_at AT TIME ZONE 'Asia/Shanghai')::date + 7 WHERE appealed_at IS NOT NULL`,
    );
    await query.query(
      'ALTER TABLE points_deduction ADD CONSTRAINT ck_points_deduction_decide_due CHECK ((decide_due_on IS NULL) = (appealed_at IS NULL) AND (overdue_told_at IS NULL OR decide_due_on IS NOT NULL))',
    );
    await query.query(
      `CREATE INDEX ix_points_deduction_overdue ON points_deduction (village_id, decide_due_on) WHERE status = 'appealed' AND overdue_told_at IS NULL`,
    );
    await query.query('DROP FUNCTION IF EXISTS points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid)');
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await query.query('DROP FUNCTION IF EXISTS points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid, date)');
    await query.query('DROP INDEX ix_points_deduction_overdue');
    await query.query('ALTER TABLE points_deduction DROP CONSTRAINT ck_points_deduction_decide_due');
    await query.query('ALTER TABLE points_deduction DROP COLUMN decide_due_on, DROP COLUMN overdue_told_at');
  }
}
