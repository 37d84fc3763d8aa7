import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

/** A case that came back to its household is not waited for by the village: its first check's days begin anew when it is sent again. */
export class WaitsSince1764000047020 implements MigrationInterface {
  readonly name = 'WaitsSince1764000047020';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_application ADD waits_since timestamptz');
    // Of those that were sent again before there was a column for it: when, as the record of acts says.
    await query.query(
      `UPDATE points_application a SET waits_since = e.at FROM (
         SELECT village_id, object_id, max(created_at) AS at FROM audit_entry WHERE action = 'points.application.supplemented' GROUP BY village_id, object_id) e
       WHERE a.village_id = e.village_id AND a.id = e.object_id AND a.status = 'submitted'`,
    );
    await query.query(`GRANT UPDATE (waits_since) ON points_application TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_application DROP COLUMN waits_since');
  }
}
