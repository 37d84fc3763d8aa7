import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE notice (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    author_person_id uuid NOT NULL,
    author_role text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    category text NOT NULL,
    audience text NOT NULL,
    group_ids uuid array NOT NULL DEFAULT '{}',
    roles text array NOT NULL DEFAULT '{}',
    pinned boolean NOT NULL DEFAULT false,
    must_acknowledge boolean NOT NULL DEFAULT false,
    acknowledge_by timestamptz,
    published_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    withdrawn_by_person_id uuid,
    withdraw_reason text,
    CONSTRAINT ck_notice_withdrawn CHECK ((withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by_person_id IS NULL)),
    CONSTRAINT ck_notice_deadline CHECK (must_acknowledge = (acknowledge_by IS NOT NULL)),
    CONSTRAINT ck_notice_author_role CHECK (author_role IN ('villager', 'household_head', 'group_leader', 'reviewer', 'points_keeper', 'store_keeper', 'cadre', 'secretary', 'supervisor', 'village_admin')),
    CONSTRAINT ck_notice_audience CHECK (audience IN ('village', 'groups', 'roles')),
    CONSTRAINT ck_notice_category CHECK (category IN ('affairs', 'policy', 'safety', 'weather', 'health', 'activity', 'other')),
    CONSTRAINT pk_notice PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_notice_pinned ON notice (village_id, published_at, id) WHERE pinned AND withdrawn_at IS NULL`,
  `CREATE INDEX ix_notice_published ON notice (village_id, published_at, id)`,
  `CREATE TABLE notice_photo (
    village_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT pk_notice_photo PRIMARY KEY (village_id, notice_id, position)
  )`,
  `CREATE TABLE notice_receipt (
    village_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    person_id uuid NOT NULL,
    delivered_at timestamptz,
    opened_at timestamptz,
    acknowledged_at timestamptz,
    told_in_person_at timestamptz,
    told_by_person_id uuid,
    CONSTRAINT ck_notice_receipt_told CHECK ((told_in_person_at IS NULL) = (told_by_person_id IS NULL)),
    CONSTRAINT ck_notice_receipt_order CHECK (acknowledged_at IS NULL OR opened_at IS NOT NULL),
    CONSTRAINT pk_notice_receipt PRIMARY KEY (village_id, notice_id, person_id)
  )`,
  `CREATE INDEX ix_notice_receipt_person ON notice_receipt (village_id, person_id)`,
  `ALTER TABLE notice ADD CONSTRAINT fk_notice_author_person_id FOREIGN KEY (village_id, author_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE notice_photo ADD CONSTRAINT fk_notice_photo_notice_id FOREIGN KEY (village_id, notice_id) REFERENCES notice(village_id,id)`,
  `ALTER TABLE notice_photo ADD CONSTRAINT fk_notice_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
  `ALTER TABLE notice_receipt ADD CONSTRAINT fk_notice_receipt_notice_id FOREIGN KEY (village_id, notice_id) REFERENCES notice(village_id,id)`,
  `ALTER TABLE notice_receipt ADD CONSTRAINT fk_notice_receipt_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
];

export class Notices1764000005000 implements MigrationInterface {
  readonly name = 'Notices1764000005000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'notice', 'write');
    await villageTable(query, 'notice_photo', 'append');
    await villageTable(query, 'notice_receipt', 'write');
    // A receipt is updated up to four times; room for that within its page (HOT).
    await query.query('ALTER TABLE notice_receipt SET (fillfactor = 80)');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['notice_receipt', 'notice_photo', 'notice']);
  }
}
