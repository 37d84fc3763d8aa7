import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES: readonly (readonly [name: string, on: string, where?: string])[] = [
  // What one voted on last; what came of objections; both were read from all the years.
  ['ix_points_panel_seat_voted', 'points_panel_seat (village_id, person_id, voted_at, application_id, round)', 'voted_at IS NOT NULL'],
  ['ix_points_panel_answered', 'points_panel (village_id, decided_at, application_id)', `purpose = 'objection' AND outcome IS NOT NULL`],
  // What is coming, without everything that is past; a household's own honours, also those that were taken back.
  ['ix_activity_coming', 'activity (village_id, ends_at)', 'cancelled_at IS NULL'],
  ['ix_honour_household', 'honour (village_id, household_id, granted_on, granted_at, id)'],
  // What one asked for, wherever one lived then.
  ['ix_checklist_request_applicant', 'checklist_request (village_id, applicant_id)'],
  // 台账 of one month out of ten years.
  ['ix_ledger_transfer_at', 'ledger_transfer (village_id, at)'],
];

/** Lists that grow with the book are read a page at a time. */
export class PagesFirst1764000042000 implements MigrationInterface {
  readonly name = 'PagesFirst1764000042000';

  async up(query: QueryRunner): Promise<void> {
    for (const [name, on, where] of INDEXES) await query.query(`CREATE INDEX ${name} ON ${on}${where ? ` WHERE ${where}` : ''}`);
  }

  async down(query: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await query.query(`DROP INDEX ${name}`);
  }
}
