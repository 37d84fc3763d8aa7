import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['honour_points_refused'];

/** The second officer may also say no to an honour's points: with a reason, and the honour itself stays. */
export class HonourPointsRefused1764000043200 implements MigrationInterface {
  readonly name = 'HonourPointsRefused1764000043200';

  async up(query: QueryRunner): Promise<void> {
    await query.query(
      'ALTER TABLE honour ADD points_refused_at timestamptz, ADD points_refused_by_person_id uuid, ADD points_refuse_reason text',
    );
    await query.query(`ALTER TABLE honour ADD CONSTRAINT ck_honour_points_refused CHECK (
      num_nonnulls(points_refused_at, points_refused_by_person_id, points_refuse_reason) IN (0, 3)
      AND (points_refused_at IS NULL OR points_asked IS NOT NULL AND points IS NULL)
      AND points_refused_by_person_id <> granted_by_person_id AND points_refuse_reason <> '')`);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await query.query('DELETE FROM sql_function');
    await query.query(
      'ALTER TABLE honour DROP COLUMN points_refuse_reason, DROP COLUMN points_refused_by_person_id, DROP COLUMN points_refused_at',
    );
  }
}
