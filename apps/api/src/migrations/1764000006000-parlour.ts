import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE parlour_thread (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    author_person_id uuid NOT NULL,
    visibility text NOT NULL,
    status text NOT NULL DEFAULT 'waiting',
    message_count integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_message_at timestamptz NOT NULL,
    due_at timestamptz,
    replied_at timestamptz,
    stars integer,
    rating_words text,
    rating_words_cipher bytea,
    rated_at timestamptz,
    CONSTRAINT ck_parlour_thread_private CHECK (visibility = 'open' OR rating_words IS NULL),
    CONSTRAINT ck_parlour_thread_stars CHECK (stars >= 1 AND stars <= 5),
    CONSTRAINT ck_parlour_thread_rated CHECK ((stars IS NULL) = (rated_at IS NULL)),
    CONSTRAINT ck_parlour_thread_due CHECK ((status = 'waiting') = (due_at IS NOT NULL)),
    CONSTRAINT ck_parlour_thread_status CHECK (status IN ('waiting', 'answered', 'closed')),
    CONSTRAINT ck_parlour_thread_visibility CHECK (visibility IN ('open', 'private')),
    CONSTRAINT pk_parlour_thread PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_parlour_thread_status ON parlour_thread (village_id, status, last_message_at, id)`,
  `CREATE INDEX ix_parlour_thread_author ON parlour_thread (village_id, author_person_id, created_at, id)`,
  `CREATE INDEX ix_parlour_thread_open ON parlour_thread (village_id, created_at, id) WHERE visibility = 'open'`,
  `CREATE TABLE parlour_message (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    thread_id uuid NOT NULL,
    position integer NOT NULL,
    side text NOT NULL,
    author_person_id uuid NOT NULL,
    text text,
    text_cipher bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_parlour_message_words CHECK ((text IS NULL) <> (text_cipher IS NULL)),
    CONSTRAINT ck_parlour_message_side CHECK (side IN ('villager', 'secretary')),
    CONSTRAINT pk_parlour_message PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_parlour_message_position ON parlour_message (village_id, thread_id, position)`,
  `CREATE TABLE parlour_photo (
    village_id uuid NOT NULL,
    message_id uuid NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT pk_parlour_photo PRIMARY KEY (village_id, message_id, position)
  )`,
  `ALTER TABLE parlour_thread ADD CONSTRAINT fk_parlour_thread_author_person_id FOREIGN KEY (village_id, author_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE parlour_message ADD CONSTRAINT fk_parlour_message_thread_id FOREIGN KEY (village_id, thread_id) REFERENCES parlour_thread(village_id,id)`,
  `ALTER TABLE parlour_message ADD CONSTRAINT fk_parlour_message_author_person_id FOREIGN KEY (village_id, author_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE parlour_photo ADD CONSTRAINT fk_parlour_photo_message_id FOREIGN KEY (village_id, message_id) REFERENCES parlour_message(village_id,id)`,
  `ALTER TABLE parlour_photo ADD CONSTRAINT fk_parlour_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
];

export class Parlour1764000006000 implements MigrationInterface {
  readonly name = 'Parlour1764000006000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'parlour_thread', 'write');
    await villageTable(query, 'parlour_message', 'append');
    await villageTable(query, 'parlour_photo', 'append');
    // What was written stays as it was written.
    await appendOnly(query, 'parlour_message');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['parlour_photo', 'parlour_message', 'parlour_thread']);
  }
}
