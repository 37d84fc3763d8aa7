import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

/** Two cadres who change an activity at once: the second one is told, and writes over nothing. */
export class ActivityVersion1764000043300 implements MigrationInterface {
  readonly name = 'ActivityVersion1764000043300';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE activity ADD version integer NOT NULL DEFAULT 1');
    await query.query(`GRANT UPDATE (version) ON activity TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE activity DROP COLUMN version');
  }
}
