import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that were withdrawn before voice notes were let go of: theirs go too, by the outbox. */
export class VoicesLetGo1764000046100 implements MigrationInterface {
  readonly name = 'VoicesLetGo1764000046100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`INSERT INTO outbox_event (village_id, id, topic, subject_id, payload)
      SELECT a.village_id, gen_random_uuid(), 'media.voice.over', a.voice_id, '{}' FROM points_application a WHERE a.status = 'withdrawn' AND a.voice_id IS NOT NULL`);
    await query.query(`UPDATE points_application SET voice_id = NULL WHERE status = 'withdrawn' AND voice_id IS NOT NULL`);
  }

  async down(query: QueryRunner): Promise<void> {
    // What is gone does not come back; what still waits to go stays.
    await query.query(`DELETE FROM outbox_event WHERE topic = 'media.voice.over' AND done_at IS NULL`);
  }
}
