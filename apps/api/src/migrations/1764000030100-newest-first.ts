import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Change {
  readonly index: string;
  readonly on: string;
  readonly before: string;
  readonly after: string;
  readonly where?: string;
}

const CHANGES: readonly Change[] = [
  { index: 'ix_store_redemption_household', on: 'store_redemption', before: 'household_id, id', after: 'household_id, placed_at, id' },
  { index: 'ix_store_redemption_status', on: 'store_redemption', before: 'status, id', after: 'status, placed_at, id' },
  {
    index: 'ix_points_application_household',
    on: 'points_application',
    before: 'household_id, id',
    after: 'household_id, submitted_at, id',
  },
  {
    index: 'ix_points_application_queue',
    on: 'points_application',
    before: 'id',
    after: 'submitted_at, id',
    where: `status = 'submitted'`,
  },
  { index: 'ix_points_deduction_household', on: 'points_deduction', before: 'household_id, id', after: 'household_id, opened_at, id' },
  { index: 'ix_checklist_request_household', on: 'checklist_request', before: 'household_id, id', after: 'household_id, started_at, id' },
  { index: 'ix_membership_claim_status', on: 'membership_claim', before: 'status, id', after: 'status, created_at, id' },
  { index: 'ix_fund_entry_day', on: 'fund_entry', before: 'received_on, id', after: 'received_on, created_at, id' },
  { index: 'ix_honour_granted', on: 'honour', before: 'granted_on, id', after: 'granted_on, granted_at, id' },
];

/** Lists go by the server's time and not by ids that phones make: theirs begin with the phone's clock. */
export class NewestFirst1764000030100 implements MigrationInterface {
  readonly name = 'NewestFirst1764000030100';

  async up(query: QueryRunner): Promise<void> {
    for (const { index, on, after, where } of CHANGES) await remake(query, index, on, after, where);
    await query.query('CREATE INDEX ix_store_redemption_placed ON store_redemption (village_id, placed_at, id)');
    await query.query('CREATE INDEX ix_points_deduction_opened ON points_deduction (village_id, opened_at, id)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_points_deduction_opened');
    await query.query('DROP INDEX ix_store_redemption_placed');
    for (const { index, on, before, where } of CHANGES) await remake(query, index, on, before, where);
  }
}

async function remake(query: QueryRunner, index: string, on: string, columns: string, where?: string): Promise<void> {
  await query.query(`DROP INDEX ${index}`);
  await query.query(`CREATE INDEX ${index} ON ${on} (village_id, ${columns})${where ? ` WHERE ${where}` : ''}`);
}
