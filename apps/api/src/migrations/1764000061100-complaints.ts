import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, appendOnly, changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const INBOX_KINDS = ['complaint_filed', 'complaint_answered'];

const statements = [
  `CREATE TABLE complaint (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    author_person_id uuid NOT NULL,
    kind text NOT NULL,
    about_person_id uuid,
    about_role text,
    status text NOT NULL DEFAULT 'open',
    message_count integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    since timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_complaint_not_own CHECK (about_person_id <> author_person_id),
    CONSTRAINT ck_complaint_about CHECK ((about_person_id IS NULL) = (about_role IS NULL)),
    CONSTRAINT ck_complaint_status CHECK (status IN ('open', 'answered', 'closed')),
    CONSTRAINT ck_complaint_kind CHECK (kind IN ('complaint', 'suggestion')),
    CONSTRAINT pk_complaint PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_complaint_status ON complaint (village_id, status, since, id)`,
  `CREATE INDEX ix_complaint_author ON complaint (village_id, author_person_id, created_at, id)`,
  `CREATE TABLE complaint_message (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    complaint_id uuid NOT NULL,
    position integer NOT NULL,
    step text NOT NULL,
    author_person_id uuid,
    organization_id uuid,
    text_cipher bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_complaint_message_office CHECK (organization_id IS NULL OR step IN ('answered', 'closed')),
    CONSTRAINT ck_complaint_message_by CHECK ((author_person_id IS NULL) <> (organization_id IS NULL)),
    CONSTRAINT ck_complaint_message_step CHECK (step IN ('filed', 'followed_up', 'answered', 'closed')),
    CONSTRAINT pk_complaint_message PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_complaint_message_position ON complaint_message (village_id, complaint_id, position)`,
  `ALTER TABLE complaint ADD CONSTRAINT fk_complaint_author_person_id FOREIGN KEY (village_id, author_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE complaint ADD CONSTRAINT fk_complaint_about_person_id FOREIGN KEY (village_id, about_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE complaint_message ADD CONSTRAINT fk_complaint_message_complaint_id FOREIGN KEY (village_id, complaint_id) REFERENCES complaint(village_id,id)`,
  `ALTER TABLE complaint_message ADD CONSTRAINT fk_complaint_message_author_person_id FOREIGN KEY (village_id, author_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE complaint_message ADD CONSTRAINT fk_complaint_message_organization_id FOREIGN KEY (organization_id) REFERENCES organization(id)`,
];

export class Complaints1764000061100 implements MigrationInterface {
  readonly name = 'Complaints1764000061100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'complaint', 'append');
    await villageTable(query, 'complaint_message', 'append');
    // Where it stands goes on; who wrote of whom, and when, does not change.
    await query.query(`GRANT UPDATE (status, message_count, since) ON complaint TO ${APP_ROLE}`);
    await appendOnly(query, 'complaint_message');
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await dropTables(query, ['complaint_message', 'complaint']);
  }
}
