import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = [
  'identity_hands_gone(uuid, uuid, timestamptz, timestamptz)',
  'identity_number_by(uuid, uuid)',
  'identity_emptied_by(uuid, uuid, uuid)',
  'identity_number_of_emptier(uuid, uuid)',
  'identity_invited_by_emptier(uuid, uuid, uuid)',
  'points_recused_houses(uuid, uuid)',
];

/** Whose hand put somebody on the roster is asked of every case, and whose it was last before every claim. */
export class RosterHands1764000050000 implements MigrationInterface {
  readonly name = 'RosterHands1764000050000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('CREATE INDEX ix_roster_change_person ON roster_change (village_id, person_id, created_at)');
    await query.query(
      'CREATE INDEX ix_roster_change_changer ON roster_change (village_id, changed_by_person_id, household_id, created_at)',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS) await query.query(`DROP FUNCTION IF EXISTS ${signature}`);
    await query.query('DELETE FROM sql_function');
    await query.query('DROP INDEX ix_roster_change_changer');
    await query.query('DROP INDEX ix_roster_change_person');
  }
}
