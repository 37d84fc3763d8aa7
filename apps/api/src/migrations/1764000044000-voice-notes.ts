import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, dropTables, villageTable } from '../platform/db/schema-sql';

export class VoiceNotes1764000044000 implements MigrationInterface {
  readonly name = 'VoiceNotes1764000044000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE TABLE media_voice (
      village_id uuid NOT NULL,
      id uuid NOT NULL,
      uploaded_by_account_id uuid NOT NULL,
      storage_key text NOT NULL,
      milliseconds integer NOT NULL,
      bytes integer NOT NULL,
      sha256 bytea NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT ck_media_voice_size CHECK (milliseconds BETWEEN 1 AND 61000 AND bytes > 0),
      CONSTRAINT ck_media_voice_sha256 CHECK (octet_length(sha256) = 32),
      CONSTRAINT pk_media_voice PRIMARY KEY (village_id, id)
    )`);
    await query.query('CREATE INDEX ix_media_voice_uploader ON media_voice (village_id, uploaded_by_account_id, created_at)');
    await villageTable(query, 'media_voice', 'append');
    await query.query('ALTER TABLE points_application ADD voice_id uuid');
    await query.query(
      'ALTER TABLE points_application ADD CONSTRAINT fk_points_application_voice_id FOREIGN KEY (village_id, voice_id) REFERENCES media_voice(village_id,id)',
    );
    await query.query(
      'CREATE UNIQUE INDEX uq_points_application_voice ON points_application (village_id, voice_id) WHERE voice_id IS NOT NULL',
    );
    await query.query(`GRANT UPDATE (voice_id) ON points_application TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_application DROP COLUMN voice_id');
    await dropTables(query, ['media_voice']);
  }
}
