import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['safeguard_changed'];

/** Everybody in office is told when a safeguard is changed, and when a loosening waits. */
export class SafeguardsTold1764000046000 implements MigrationInterface {
  readonly name = 'SafeguardsTold1764000046000';

  async up(query: QueryRunner): Promise<void> {
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    // What waited is lost with the version that knew of it: the tighter value stays in force.
    await query.query(`UPDATE village SET settings = settings - 'pending' WHERE settings ? 'pending'`);
  }
}
