import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE points_expiry (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    cutoff date NOT NULL,
    credited_before date NOT NULL,
    points integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_points_expiry_days CHECK (credited_before <= cutoff),
    CONSTRAINT ck_points_expiry_points CHECK (points > 0),
    CONSTRAINT pk_points_expiry PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_points_expiry_cutoff ON points_expiry (village_id, household_id, cutoff)`,
  `CREATE TABLE points_expiry_reminder (
    village_id uuid NOT NULL,
    household_id uuid NOT NULL,
    last_day date NOT NULL,
    days integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_points_expiry_reminder_days CHECK (days IN (30, 7)),
    CONSTRAINT pk_points_expiry_reminder PRIMARY KEY (village_id, household_id, last_day, days)
  )`,
  `CREATE TABLE points_expiry_run (
    village_id uuid NOT NULL,
    day date NOT NULL,
    after_household_id uuid NOT NULL,
    done_at timestamptz,
    CONSTRAINT pk_points_expiry_run PRIMARY KEY (village_id, day)
  )`,
  `ALTER TABLE points_expiry ADD CONSTRAINT fk_points_expiry_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE points_expiry_reminder ADD CONSTRAINT fk_points_expiry_reminder_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
];

const TABLES = ['points_expiry', 'points_expiry_reminder', 'points_expiry_run'];

export class PointsExpiry1764000027000 implements MigrationInterface {
  readonly name = 'PointsExpiry1764000027000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    for (const table of TABLES) await villageTable(query, table, 'read');
    await appendOnly(query, 'points_expiry');
    await changeKinds(query, 'ledger_transfer', ['expiry'], true);
    await changeKinds(query, 'inbox_item', ['points_expiring', 'points_expired'], true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DELETE FROM inbox_item WHERE kind IN ('points_expiring', 'points_expired')`);
    await changeKinds(query, 'inbox_item', ['points_expiring', 'points_expired'], false);
    await changeKinds(query, 'ledger_transfer', ['expiry'], false);
    await dropTables(query, [...TABLES].reverse());
  }
}
