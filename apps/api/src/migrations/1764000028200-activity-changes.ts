import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, changeKinds } from '../platform/db/schema-sql';

const CHANGED = 'place, starts_at, ends_at, sign_up_until, capacity';

/** Place, times and seats of an activity may change until it begins. */
export class ActivityChanges1764000028200 implements MigrationInterface {
  readonly name = 'ActivityChanges1764000028200';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`GRANT UPDATE (${CHANGED}) ON activity TO ${APP_ROLE}`);
    await changeKinds(query, 'inbox_item', ['activity_changed'], true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DELETE FROM inbox_item WHERE kind = 'activity_changed'`);
    await changeKinds(query, 'inbox_item', ['activity_changed'], false);
    await query.query(`REVOKE UPDATE (${CHANGED}) ON activity FROM ${APP_ROLE}`);
  }
}
