import type { MigrationInterface, QueryRunner } from 'typeorm';

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
    await query.query('DROP INDEX ix_roster_change_changer');
    await query.query('DROP INDEX ix_roster_change_person');
  }
}
