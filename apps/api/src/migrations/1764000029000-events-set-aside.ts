import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/db/schema-sql';

/** An event that cannot be carried out is set aside, so that what is due stays what can be done; whoever looks after the house puts it back. */
export class EventsSetAside1764000029000 implements MigrationInterface {
  readonly name = 'EventsSetAside1764000029000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE outbox_event ADD set_aside_at timestamptz');
    await query.query('ALTER TABLE outbox_event ADD CONSTRAINT ck_outbox_event_set_aside CHECK (done_at IS NULL OR set_aside_at IS NULL)');
    await query.query('DROP INDEX ix_outbox_event_due');
    await query.query('CREATE INDEX ix_outbox_event_due ON outbox_event (due_at) WHERE done_at IS NULL AND set_aside_at IS NULL');
    await query.query('CREATE INDEX ix_outbox_event_set_aside ON outbox_event (set_aside_at) WHERE set_aside_at IS NOT NULL');
    await query.query(`GRANT UPDATE (set_aside_at) ON outbox_event TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP INDEX ix_outbox_event_set_aside');
    await query.query('DROP INDEX ix_outbox_event_due');
    await query.query('CREATE INDEX ix_outbox_event_due ON outbox_event (due_at) WHERE done_at IS NULL');
    await query.query('ALTER TABLE outbox_event DROP CONSTRAINT ck_outbox_event_set_aside');
    await query.query('ALTER TABLE outbox_event DROP COLUMN set_aside_at');
  }
}
