import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['honour_points_asked'];
const checks = {
  ck_honour_rule: 'rule_id IS NOT NULL OR num_nonnulls(points, points_asked) = 0',
  ck_honour_asked: 'points_asked > 0 AND (points IS NULL OR points = points_asked)',
  ck_honour_two:
    'num_nonnulls(confirmed_by_person_id, confirmed_at) = CASE WHEN points_asked IS NOT NULL AND points IS NOT NULL THEN 2 ELSE 0 END AND confirmed_by_person_id <> granted_by_person_id',
};

/** An honour's points over what one person may give wait for a second officer; an honour alone needs no rule. */
export class HonoursByTwo1764000032100 implements MigrationInterface {
  readonly name = 'HonoursByTwo1764000032100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE honour ALTER COLUMN rule_id DROP NOT NULL');
    await query.query('ALTER TABLE honour ADD points_asked integer, ADD confirmed_by_person_id uuid, ADD confirmed_at timestamptz');
    for (const [name, rule] of Object.entries(checks)) await query.query(`ALTER TABLE honour ADD CONSTRAINT ${name} CHECK (${rule})`);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  /** Only where no honour was granted without a rule: an honour that was given is not taken away by a step back. */
  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    for (const name of Object.keys(checks)) await query.query(`ALTER TABLE honour DROP CONSTRAINT ${name}`);
    await query.query('ALTER TABLE honour DROP COLUMN points_asked, DROP COLUMN confirmed_by_person_id, DROP COLUMN confirmed_at');
    await query.query('ALTER TABLE honour ALTER COLUMN rule_id SET NOT NULL');
  }
}
