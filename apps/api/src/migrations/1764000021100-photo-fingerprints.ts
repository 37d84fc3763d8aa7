import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, villageTable } from '../platform/db/schema-sql';

const BANDS = [1, 2, 3, 4] as const;

export class PhotoFingerprints1764000021100 implements MigrationInterface {
  readonly name = 'PhotoFingerprints1764000021100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE media_object ADD picture_hash bytea, ADD source text');
    await query.query('ALTER TABLE media_object ADD CONSTRAINT ck_media_object_picture_hash CHECK (octet_length(picture_hash) = 8)');
    await query.query(`ALTER TABLE media_object ADD CONSTRAINT ck_media_object_source CHECK (source IN ('camera', 'album'))`);
    await query.query('ALTER TABLE points_application_photo ADD picture_hash bytea');
    for (const band of BANDS) {
      await query.query(`ALTER TABLE points_application_photo ADD band_${band} integer`);
      await query.query(
        `CREATE INDEX ix_points_application_photo_band_${band} ON points_application_photo (village_id, band_${band}) WHERE band_${band} IS NOT NULL`,
      );
    }
    await query.query(`CREATE TABLE points_photo_match (
      village_id uuid NOT NULL,
      application_id uuid NOT NULL,
      position integer NOT NULL,
      earlier_application_id uuid NOT NULL,
      earlier_position integer NOT NULL,
      distance integer NOT NULL,
      CONSTRAINT pk_points_photo_match PRIMARY KEY (village_id, application_id, position, earlier_application_id, earlier_position)
    )`);
    await query.query(
      'ALTER TABLE points_photo_match ADD CONSTRAINT fk_points_photo_match_application_id_position FOREIGN KEY (village_id, application_id, position) REFERENCES points_application_photo(village_id,application_id,position)',
    );
    await query.query(
      'ALTER TABLE points_photo_match ADD CONSTRAINT fk_points_photo_match_earlier_application_id_earlier_position FOREIGN KEY (village_id, earlier_application_id, earlier_position) REFERENCES points_application_photo(village_id,application_id,position)',
    );
    await villageTable(query, 'points_photo_match', 'append');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['points_photo_match']);
    await query.query('ALTER TABLE points_application_photo DROP COLUMN picture_hash');
    for (const band of BANDS) await query.query(`ALTER TABLE points_application_photo DROP COLUMN band_${band}`);
    await query.query('ALTER TABLE media_object DROP COLUMN picture_hash, DROP COLUMN source');
  }
}
