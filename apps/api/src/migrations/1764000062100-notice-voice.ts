import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice may be read in. Whoever may publish one may put the note in with it, and nobody may change it afterwards: the rights are those of its other words. */
export class NoticeVoice1764000062100 implements MigrationInterface {
  readonly name = 'NoticeVoice1764000062100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE notice ADD voice_id uuid');
    await query.query(
      'ALTER TABLE notice ADD CONSTRAINT fk_notice_voice_id FOREIGN KEY (village_id, voice_id) REFERENCES media_voice(village_id,id)',
    );
    await query.query('CREATE UNIQUE INDEX uq_notice_voice ON notice (village_id, voice_id) WHERE voice_id IS NOT NULL');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE notice DROP COLUMN voice_id');
  }
}
