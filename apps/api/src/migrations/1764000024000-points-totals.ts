import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE points_month_total (
    village_id uuid NOT NULL,
    household_id uuid NOT NULL,
    month date NOT NULL,
    earned integer NOT NULL DEFAULT 0,
    spent integer NOT NULL DEFAULT 0,
    expired integer NOT NULL DEFAULT 0,
    adjusted integer NOT NULL DEFAULT 0,
    CONSTRAINT pk_points_month_total PRIMARY KEY (village_id, household_id, month)
  )`,
  `CREATE INDEX ix_points_month_total_month ON points_month_total (village_id, month, household_id)`,
  `CREATE TABLE points_honour_opt_out (
    village_id uuid NOT NULL,
    household_id uuid NOT NULL,
    set_by_person_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_points_honour_opt_out PRIMARY KEY (village_id, household_id)
  )`,
  `ALTER TABLE points_month_total ADD CONSTRAINT fk_points_month_total_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE points_honour_opt_out ADD CONSTRAINT fk_points_honour_opt_out_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
];

/** As of this migration; 170_totals.sql replaces it, so that a new kind of transfer is one line there. */
const FLOW = `CREATE OR REPLACE FUNCTION ledger_flow(p_kind text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN p_kind IN ('award', 'award_reversal') THEN 'earned'
    WHEN p_kind IN ('capture', 'counter_sale', 'sale_return') THEN 'spent'
    WHEN p_kind IN ('hold', 'release') THEN 'held'
    ELSE 'adjusted' END
$$`;

const sums = (entries: string): string => `
  SELECT e.village_id, a.household_id, date_trunc('month', t.at AT TIME ZONE 'Asia/Shanghai')::date,
    coalesce(sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'earned'), 0), coalesce(-sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'spent'), 0),
    coalesce(-sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'expired'), 0), coalesce(sum(e.amount) FILTER (WHERE ledger_flow(t.kind) = 'adjusted'), 0)
  FROM ${entries} e
  JOIN ledger_account a ON a.village_id = e.village_id AND a.id = e.account_id
  JOIN ledger_transfer t ON t.village_id = e.village_id AND t.id = e.transfer_id
  WHERE a.household_id IS NOT NULL AND ledger_flow(t.kind) <> 'held'
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

export class PointsTotals1764000024000 implements MigrationInterface {
  readonly name = 'PointsTotals1764000024000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'points_month_total', 'read');
    await villageTable(query, 'points_honour_opt_out', 'read');
    await query.query(`GRANT INSERT (village_id, household_id, set_by_person_id), DELETE ON points_honour_opt_out TO ${APP_ROLE}`);
    await query.query('ALTER TABLE points_month_total SET (fillfactor = 80)');
    await query.query(FLOW);
    await query.query(
      `INSERT INTO points_month_total (village_id, household_id, month, earned, spent, expired, adjusted) ${sums('ledger_entry')}`,
    );
    // Whoever posts holds the household's accounts, so its row is free; the order is the accounts' own.
    await query.query(`CREATE FUNCTION points_totals_add() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        INSERT INTO points_month_total AS m (village_id, household_id, month, earned, spent, expired, adjusted) ${sums('made')}
        ON CONFLICT (village_id, household_id, month) DO UPDATE
          SET earned = m.earned + excluded.earned, spent = m.spent + excluded.spent, expired = m.expired + excluded.expired, adjusted = m.adjusted + excluded.adjusted;
        RETURN NULL;
      END $$`);
    await query.query(`CREATE TRIGGER ledger_entry_totals AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS made
      FOR EACH STATEMENT EXECUTE FUNCTION points_totals_add()`);
    await query.query('REVOKE ALL ON FUNCTION points_totals_add(), ledger_flow(text) FROM PUBLIC');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TRIGGER ledger_entry_totals ON ledger_entry');
    await query.query('DROP FUNCTION points_totals_add()');
    await query.query('DROP FUNCTION ledger_flow(text)');
    await dropTables(query, ['points_honour_opt_out', 'points_month_total']);
  }
}
