import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Answers to `createInvitation` held the token in clear, and hashes of claims fell to guesses of the phone. Both are derived under a key now;
 * what was stored before goes. A call that is repeated across this upgrade makes a second invitation, or is told that the claim is already pending.
 */
export class SealedAnswers1764000012000 implements MigrationInterface {
  readonly name = 'SealedAnswers1764000012000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(
      `DELETE FROM idempotency_key WHERE operation IN ('POST /villages/{villageId}/invitations', 'POST /villages/{villageId}/claims')`,
    );
  }

  /** What was forgotten stays forgotten; the tables are as they were. */
  async down(): Promise<void> {}
}
