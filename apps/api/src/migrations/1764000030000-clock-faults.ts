import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, villageTable } from '../platform/db/schema-sql';

/** What the clock could not do, so that every process knows of it and whoever looks after the house finds it. Written by platform/jobs/clock_fault.sql only. */
export class ClockFaults1764000030000 implements MigrationInterface {
  readonly name = 'ClockFaults1764000030000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE TABLE clock_fault (
      village_id uuid NOT NULL,
      job text NOT NULL,
      subject_id uuid NOT NULL,
      fault text NOT NULL,
      times integer NOT NULL,
      first_at timestamptz NOT NULL,
      last_at timestamptz NOT NULL,
      CONSTRAINT pk_clock_fault PRIMARY KEY (village_id, job, subject_id)
    )`);
    await villageTable(query, 'clock_fault', 'read');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, ['clock_fault']);
  }
}
