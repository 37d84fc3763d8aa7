import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEARD = (until: string): string =>
  `posted_at IS NULL OR coalesce(NOT upheld, false) OR appealed_at IS NULL AND posted_at >= ${until}`;
const checks = {
  ck_points_deduction_told: `num_nonnulls(told_at, told_by_person_id, told_by_role, told_person_id) IN (0, 4) AND (told_at IS NULL OR coalesce(told_at < appeal_until, false))`,
  ck_points_deduction_spoken: `num_nonnulls(appeal_spoken_by_person_id, appeal_filed_by_role) IN (0, 2) AND (appeal_filed_by_role IS NULL OR appealed_at IS NOT NULL AND appealed_by_person_id IS DISTINCT FROM opened_by_person_id AND appealed_by_person_id IS DISTINCT FROM decided_by_person_id)`,
};
const COLUMNS = [
  'told_at timestamptz',
  'told_by_person_id uuid',
  'told_by_role text',
  'told_person_id uuid',
  'appeal_spoken_by_person_id uuid',
  'appeal_filed_by_role text',
];

/** Where nobody of the house has an account, a notice of a deduction arrives by being told: the window begins there, and not before. */
export class ToldInPerson1764000047040 implements MigrationInterface {
  readonly name = 'ToldInPerson1764000047040';

  async up(query: QueryRunner): Promise<void> {
    await query.query(
      `ALTER TABLE points_deduction ALTER appeal_until DROP NOT NULL, ${COLUMNS.map(column => `ADD ${column}`).join(', ')}`,
    );
    await heard(query, `coalesce(appeal_until, 'infinity')`);
    for (const [name, check] of Object.entries(checks))
      await query.query(`ALTER TABLE points_deduction ADD CONSTRAINT ${name} CHECK (${check})`);
    // Notices that nobody could read and that took nothing yet: they are to be told.
    await query.query(
      `UPDATE points_deduction d SET appeal_until = NULL WHERE d.status = 'notified' AND NOT EXISTS (SELECT FROM person p JOIN account c ON c.id = p.account_id AND c.disabled_at IS NULL
         WHERE p.village_id = d.village_id AND p.household_id = d.household_id)`,
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP FUNCTION IF EXISTS points_deduction_told(uuid, uuid, text, uuid, timestamptz)');
    await query.query('DROP FUNCTION IF EXISTS points_deduction_appeal_spoken(uuid, uuid, text, uuid, text, jsonb, uuid, date)');
    // Whoever goes up again installs them anew.
    await query.query('DELETE FROM sql_function');
    for (const name of Object.keys(checks)) await query.query(`ALTER TABLE points_deduction DROP CONSTRAINT ${name}`);
    // There is no case without a window there: these get the longest.
    await query.query(
      `UPDATE points_deduction SET appeal_until = greatest(now(), opened_at) + interval '30 days' WHERE appeal_until IS NULL`,
    );
    await heard(query, 'appeal_until');
    await query.query(
      `ALTER TABLE points_deduction ALTER appeal_until SET NOT NULL, ${COLUMNS.map(column => `DROP COLUMN ${column.split(' ')[0] ?? ''}`).join(', ')}`,
    );
  }
}

async function heard(query: QueryRunner, until: string): Promise<void> {
  await query.query('ALTER TABLE points_deduction DROP CONSTRAINT ck_points_deduction_heard');
  await query.query(`ALTER TABLE points_deduction ADD CONSTRAINT ck_points_deduction_heard CHECK (${HEARD(until)})`);
}
