import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['household_joined'];

/** A household and the supervisors are told whom an office's invitation let in there. */
export class HouseholdJoined1764000047000 implements MigrationInterface {
  readonly name = 'HouseholdJoined1764000047000';

  async up(query: QueryRunner): Promise<void> {
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
  }
}
