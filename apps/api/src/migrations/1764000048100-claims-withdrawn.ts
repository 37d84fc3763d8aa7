import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

const CLEARED = 'phone_cipher, phone_index, phone_masked, note';

/** What somebody takes back keeps neither number nor words (withdraw-claim.ts). */
export class ClaimsWithdrawn1764000048100 implements MigrationInterface {
  readonly name = 'ClaimsWithdrawn1764000048100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`GRANT UPDATE (${CLEARED}) ON membership_claim TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`REVOKE UPDATE (${CLEARED}) ON membership_claim FROM ${APP_ROLE}`);
  }
}
