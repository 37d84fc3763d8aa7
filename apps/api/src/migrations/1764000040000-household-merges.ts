import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const INBOX_KINDS = ['household_merge', 'household_merge_asked'];
const TABLES = ['household_merge', 'household_merge_photo'];
const statements = [
  'ALTER TABLE household ADD closed_at timestamptz, ADD merged_into_household_id uuid',
  'ALTER TABLE household ADD CONSTRAINT ck_household_closed CHECK ((closed_at IS NULL) = (merged_into_household_id IS NULL))',
  'ALTER TABLE household ADD CONSTRAINT fk_household_merged_into_household_id FOREIGN KEY (village_id, merged_into_household_id) REFERENCES household(village_id,id)',
  'CREATE INDEX ix_household_merged_into ON household (village_id, merged_into_household_id) WHERE merged_into_household_id IS NOT NULL',
  `ALTER TABLE household_change ADD kind text NOT NULL DEFAULT 'split', ADD confirmed_by_person_id uuid, ADD confirmed_by_role text`,
  `ALTER TABLE household_change ADD CONSTRAINT ck_household_change_kind CHECK (kind IN ('split', 'merge'))`,
  `ALTER TABLE household_change ADD CONSTRAINT ck_household_change_two CHECK (num_nonnulls(confirmed_by_person_id, confirmed_by_role) <> 1 AND confirmed_by_person_id <> recorded_by_person_id)`,
  'ALTER TABLE household_change ADD CONSTRAINT fk_household_change_confirmed_by_person_id FOREIGN KEY (village_id, confirmed_by_person_id) REFERENCES person(village_id,id)',
  'DROP INDEX uq_household_change_to',
  `CREATE UNIQUE INDEX uq_household_change_to ON household_change (village_id, to_household_id) WHERE kind = 'split'`,
  `CREATE UNIQUE INDEX uq_household_change_merged ON household_change (village_id, from_household_id) WHERE kind = 'merge'`,
  'CREATE INDEX ix_household_change_to ON household_change (village_id, to_household_id)',
  `CREATE TABLE household_merge (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    from_household_id uuid NOT NULL,
    to_household_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'waiting',
    document text NOT NULL,
    document_day date NOT NULL,
    document_number text NOT NULL DEFAULT '',
    reason text NOT NULL,
    recorded_by_person_id uuid NOT NULL,
    recorded_by_role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    closed_by_person_id uuid,
    closed_at timestamptz,
    close_reason text,
    CONSTRAINT ck_household_merge_status CHECK (status IN ('waiting', 'done', 'dropped')),
    CONSTRAINT ck_household_merge_document CHECK (document IN ('application', 'meeting', 'police')),
    CONSTRAINT ck_household_merge_document_day CHECK (document_day <= (created_at AT TIME ZONE 'Asia/Shanghai')::date),
    CONSTRAINT ck_household_merge_apart CHECK (from_household_id <> to_household_id),
    CONSTRAINT ck_household_merge_closed CHECK ((status = 'waiting') = (closed_at IS NULL)),
    CONSTRAINT ck_household_merge_dropped CHECK ((status = 'dropped') = (close_reason IS NOT NULL)),
    CONSTRAINT pk_household_merge PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_household_merge_waiting ON household_merge (village_id, from_household_id) WHERE status = 'waiting'`,
  `CREATE INDEX ix_household_merge_waiting ON household_merge (village_id, created_at, id) WHERE status = 'waiting'`,
  `CREATE TABLE household_merge_photo (
    village_id uuid NOT NULL,
    merge_id uuid NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT pk_household_merge_photo PRIMARY KEY (village_id, merge_id, position)
  )`,
  ...['from_household_id', 'to_household_id'].map(
    column =>
      `ALTER TABLE household_merge ADD CONSTRAINT fk_household_merge_${column} FOREIGN KEY (village_id, ${column}) REFERENCES household(village_id,id)`,
  ),
  ...['recorded_by_person_id', 'closed_by_person_id'].map(
    column =>
      `ALTER TABLE household_merge ADD CONSTRAINT fk_household_merge_${column} FOREIGN KEY (village_id, ${column}) REFERENCES person(village_id,id)`,
  ),
  `ALTER TABLE household_merge_photo ADD CONSTRAINT fk_household_merge_photo_merge_id FOREIGN KEY (village_id, merge_id) REFERENCES household_merge(village_id,id)`,
  `ALTER TABLE household_merge_photo ADD CONSTRAINT fk_household_merge_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
];
const back = [
  'DROP INDEX ix_household_change_to',
  'DROP INDEX uq_household_change_merged',
  'DROP INDEX uq_household_change_to',
  'CREATE UNIQUE INDEX uq_household_change_to ON household_change (village_id, to_household_id)',
  'ALTER TABLE household_change DROP COLUMN kind, DROP COLUMN confirmed_by_person_id, DROP COLUMN confirmed_by_role',
  'ALTER TABLE household DROP COLUMN closed_at, DROP COLUMN merged_into_household_id',
];

/** 并户: a household that is closed and the one that it went into; what waits for a second pair of hands. Books' functions write it, the application reads. */
export class HouseholdMerges1764000040000 implements MigrationInterface {
  readonly name = 'HouseholdMerges1764000040000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    for (const table of TABLES) await villageTable(query, table, 'read');
    await changeKinds(query, 'ledger_transfer', ['household_merge'], true);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    // A merger cannot be told as the split that it would become.
    await query.query(
      `DO $$ BEGIN IF EXISTS (SELECT FROM household_change WHERE kind = 'merge') THEN RAISE EXCEPTION 'households were merged; this cannot be taken back'; END IF; END $$`,
    );
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await changeKinds(query, 'ledger_transfer', ['household_merge'], false);
    await query.query('DELETE FROM sql_function');
    await dropTables(query, [...TABLES].reverse());
    for (const statement of back) await query.query(statement);
  }
}
