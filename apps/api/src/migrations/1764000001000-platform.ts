import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, globalTable, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE audit_entry (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid,
    person_id uuid,
    action text NOT NULL,
    object_id uuid,
    details jsonb NOT NULL DEFAULT '{}',
    request_id text NOT NULL,
    ip text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_audit_entry PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_audit_entry_village_created ON audit_entry (village_id, created_at)`,
  `CREATE TABLE idempotency_key (
    village_id uuid NOT NULL,
    account_id uuid NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    operation text NOT NULL,
    answer jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_idempotency_key PRIMARY KEY (village_id, account_id, key)
  )`,
  `CREATE INDEX ix_idempotency_key_created ON idempotency_key (created_at)`,
  `CREATE TABLE media_object (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    uploaded_by_account_id uuid NOT NULL,
    mime_type text NOT NULL,
    storage_key text NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    bytes integer NOT NULL,
    sha256 bytea NOT NULL,
    captured_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_media_object_size CHECK (width > 0 AND height > 0 AND bytes > 0),
    CONSTRAINT pk_media_object PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_media_object_uploader ON media_object (village_id, uploaded_by_account_id, created_at)`,
  `CREATE TABLE outbox_event (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    topic text NOT NULL,
    subject_id uuid NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    done_at timestamptz,
    last_fault text,
    CONSTRAINT pk_outbox_event PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_outbox_event_due ON outbox_event (due_at) WHERE done_at IS NULL`,
  `CREATE TABLE rate_count (
    key text NOT NULL,
    hits integer NOT NULL,
    expires_at timestamptz NOT NULL,
    blocked_until timestamptz,
    CONSTRAINT pk_rate_count PRIMARY KEY (key)
  )`,
  `CREATE TABLE sql_function (
    file text NOT NULL,
    checksum text NOT NULL,
    CONSTRAINT pk_sql_function PRIMARY KEY (file)
  )`,
];

export class Platform1764000001000 implements MigrationInterface {
  readonly name = 'Platform1764000001000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await globalTable(query, 'rate_count', 'write');
    await globalTable(query, 'sql_function', 'read');
    await villageTable(query, 'audit_entry', 'append');
    await villageTable(query, 'idempotency_key', 'write');
    await villageTable(query, 'outbox_event', 'write');
    await villageTable(query, 'media_object', 'write');
    await query.query(`CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$`);
    await appendOnly(query, 'audit_entry');
    // UUIDv7 for rows that the books' functions make (PostgreSQL before 18 has none).
    await query.query(`CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
      SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid $$`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP FUNCTION new_id()');
    await dropTables(query, ['media_object', 'outbox_event', 'idempotency_key', 'audit_entry', 'sql_function', 'rate_count']);
    await query.query('DROP FUNCTION forbid_change()');
  }
}
