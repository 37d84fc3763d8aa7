import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds } from '../platform/db/schema-sql';

const INBOX_KINDS = ['application_check_overdue'];

/** A first check that is late is told of once. Written by the clock's function only: the application's role gets no right on the column. */
export class ChecksOverdue1764000036000 implements MigrationInterface {
  readonly name = 'ChecksOverdue1764000036000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_application ADD check_told_at timestamptz');
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await query.query('ALTER TABLE points_application DROP COLUMN check_told_at');
  }
}
