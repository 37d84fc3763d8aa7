import type { MigrationInterface, QueryRunner } from 'typeorm';

const CARRIERS = [
  { table: 'parlour_message', column: 'voice_id', index: 'uq_parlour_message_voice' },
  { table: 'points_objection', column: 'voice_id', index: 'uq_points_objection_voice' },
  { table: 'points_deduction', column: 'appeal_voice_id', index: 'uq_points_deduction_appeal_voice' },
] as const;
const FUNCTIONS = [
  'points_object(uuid, uuid, uuid, text, jsonb, uuid)',
  'points_deduction_appeal(uuid, uuid, uuid[], text, jsonb, uuid, date, timestamptz, uuid)',
];

/** A letter, an objection and an appeal may be spoken. Who may put rows in there may put the note in: a letter's row as a whole, the others through their functions. */
export class MoreVoices1764000048000 implements MigrationInterface {
  readonly name = 'MoreVoices1764000048000';

  async up(query: QueryRunner): Promise<void> {
    for (const { table, column, index } of CARRIERS) {
      await query.query(`ALTER TABLE ${table} ADD ${column} uuid`);
      await query.query(
        `ALTER TABLE ${table} ADD CONSTRAINT fk_${table}_${column} FOREIGN KEY (village_id, ${column}) REFERENCES media_voice(village_id,id)`,
      );
      await query.query(`CREATE UNIQUE INDEX ${index} ON ${table} (village_id, ${column}) WHERE ${column} IS NOT NULL`);
    }
  }

  async down(query: QueryRunner): Promise<void> {
    for (const signature of FUNCTIONS) await query.query(`DROP FUNCTION IF EXISTS ${signature}`);
    await query.query('DELETE FROM sql_function');
    for (const { table, column } of CARRIERS) await query.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
