import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the household that somebody moved out of had been credited before counts against the month of the new one too. */
export class CarriedUse1764000042100 implements MigrationInterface {
  readonly name = 'CarriedUse1764000042100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_month_use ADD carried integer NOT NULL DEFAULT 0');
    await query.query('ALTER TABLE points_month_use ADD CONSTRAINT ck_points_month_use_carried CHECK (carried >= 0)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE points_month_use DROP COLUMN carried');
  }
}
