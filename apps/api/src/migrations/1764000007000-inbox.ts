import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE inbox_item (
    village_id uuid NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid,
    params jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz,
    CONSTRAINT ck_inbox_item_kind CHECK (kind IN ('application_credited', 'application_returned', 'application_rejected', 'credit_reversed', 'redemption_reserved', 'redemption_fulfilled', 'redemption_cancelled', 'redemption_expired', 'notice_published', 'parlour_answered', 'parlour_asked', 'request_advanced', 'request_finished', 'request_assigned', 'claim_decided', 'claim_submitted')),
    CONSTRAINT pk_inbox_item PRIMARY KEY (village_id, person_id, id)
  )`,
  `CREATE INDEX ix_inbox_item_unread ON inbox_item (village_id, person_id) WHERE read_at IS NULL`,
  `CREATE UNIQUE INDEX uq_inbox_item_event ON inbox_item (village_id, person_id, event_id)`,
  `ALTER TABLE inbox_item ADD CONSTRAINT fk_inbox_item_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
];

export class Inbox1764000007000 implements MigrationInterface {
  readonly name = 'Inbox1764000007000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'inbox_item', 'write');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['inbox_item']);
  }
}
