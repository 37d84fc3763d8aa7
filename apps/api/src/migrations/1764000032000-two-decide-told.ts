import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['two_decide_changed'];

/** Those who watch over the points are told when more, or less, may be given by one person. */
export class TwoDecideTold1764000032000 implements MigrationInterface {
  readonly name = 'TwoDecideTold1764000032000';

  async up(query: QueryRunner): Promise<void> {
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
  }
}
