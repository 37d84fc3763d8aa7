import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE ledger_account (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    household_id uuid,
    balance integer NOT NULL DEFAULT 0,
    last_seq integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_ledger_account_balance CHECK (kind IN ('issuance', 'correction') OR balance >= 0),
    CONSTRAINT ck_ledger_account_holder CHECK ((kind IN ('wallet', 'reserved')) = (household_id IS NOT NULL)),
    CONSTRAINT ck_ledger_account_kind CHECK (kind IN ('wallet', 'reserved', 'issuance', 'redeemed', 'expired', 'correction')),
    CONSTRAINT pk_ledger_account PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_ledger_account_village ON ledger_account (village_id, kind) WHERE household_id IS NULL`,
  `CREATE UNIQUE INDEX uq_ledger_account_household ON ledger_account (village_id, household_id, kind) WHERE household_id IS NOT NULL`,
  `CREATE TABLE ledger_transfer (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    amount integer NOT NULL,
    cause_id uuid NOT NULL,
    reason text NOT NULL,
    member_id uuid,
    actor_person_id uuid,
    actor_role text,
    reverses_transfer_id uuid,
    at timestamptz NOT NULL,
    CONSTRAINT ck_ledger_transfer_amount CHECK (amount > 0),
    CONSTRAINT ck_ledger_transfer_kind CHECK (kind IN ('award', 'award_reversal', 'hold', 'release', 'capture', 'counter_sale', 'sale_return', 'opening')),
    CONSTRAINT pk_ledger_transfer PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_ledger_transfer_reversal ON ledger_transfer (village_id, reverses_transfer_id) WHERE reverses_transfer_id IS NOT NULL`,
  `CREATE UNIQUE INDEX uq_ledger_transfer_cause ON ledger_transfer (village_id, kind, cause_id)`,
  `CREATE TABLE ledger_entry (
    village_id uuid NOT NULL,
    account_id uuid NOT NULL,
    seq integer NOT NULL,
    transfer_id uuid NOT NULL,
    amount integer NOT NULL,
    balance_after integer NOT NULL,
    CONSTRAINT ck_ledger_entry_amount CHECK (amount <> 0),
    CONSTRAINT pk_ledger_entry PRIMARY KEY (village_id, account_id, seq)
  )`,
  `CREATE INDEX ix_ledger_entry_transfer ON ledger_entry (village_id, transfer_id)`,
  `CREATE TABLE points_rule_set (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    effective_from timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_points_rule_set_status CHECK (status IN ('draft', 'in_force', 'retired')),
    CONSTRAINT pk_points_rule_set PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_points_rule_set_in_force ON points_rule_set (village_id) WHERE status = 'in_force'`,
  `CREATE UNIQUE INDEX uq_points_rule_set_version ON points_rule_set (village_id, version)`,
  `CREATE TABLE points_rule (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    rule_set_id uuid NOT NULL,
    position integer NOT NULL,
    category text NOT NULL,
    title text NOT NULL,
    standard text NOT NULL,
    points_min integer NOT NULL,
    points_max integer NOT NULL,
    unit text NOT NULL,
    cap_times integer,
    cap_period text,
    cap_subject text,
    min_photos integer NOT NULL,
    max_photos integer NOT NULL,
    text_required boolean NOT NULL DEFAULT false,
    started_by text NOT NULL,
    CONSTRAINT ck_points_rule_cap_subject CHECK (cap_subject IN ('member', 'household')),
    CONSTRAINT ck_points_rule_cap_period CHECK (cap_period IN ('day', 'week', 'month', 'quarter', 'year')),
    CONSTRAINT ck_points_rule_cap CHECK ((cap_times IS NULL) = (cap_period IS NULL) AND (cap_times IS NULL) = (cap_subject IS NULL) AND (cap_times IS NULL OR cap_times > 0)),
    CONSTRAINT ck_points_rule_photos CHECK (min_photos >= 0 AND max_photos >= min_photos),
    CONSTRAINT ck_points_rule_points CHECK (points_min > 0 AND points_max >= points_min),
    CONSTRAINT ck_points_rule_starter CHECK (started_by IN ('villager', 'cadre', 'activity')),
    CONSTRAINT ck_points_rule_category CHECK (category IN ('customs', 'environment', 'public_good', 'participation', 'honours', 'negative')),
    CONSTRAINT pk_points_rule PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_points_rule_set ON points_rule (village_id, rule_set_id, position)`,
  `CREATE TABLE points_application (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    member_id uuid NOT NULL,
    filed_by_person_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    text text NOT NULL,
    status text NOT NULL DEFAULT 'submitted',
    points_awarded integer,
    submitted_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by_person_id uuid,
    decided_by_role text,
    decision_reason text,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_points_application_credited CHECK ((status IN ('credited', 'reversed')) = (points_awarded IS NOT NULL)),
    CONSTRAINT ck_points_application_status CHECK (status IN ('submitted', 'returned', 'credited', 'rejected', 'withdrawn', 'reversed')),
    CONSTRAINT pk_points_application PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_points_application_household ON points_application (village_id, household_id, id)`,
  `CREATE INDEX ix_points_application_queue ON points_application (village_id, id) WHERE status = 'submitted'`,
  `CREATE TABLE points_application_photo (
    village_id uuid NOT NULL,
    application_id uuid NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    live boolean NOT NULL DEFAULT true,
    CONSTRAINT pk_points_application_photo PRIMARY KEY (village_id, application_id, position)
  )`,
  `CREATE UNIQUE INDEX uq_points_application_photo_bytes ON points_application_photo (village_id, sha256) WHERE live`,
  `CREATE TABLE points_cap_use (
    village_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    period_start date NOT NULL,
    used integer NOT NULL,
    CONSTRAINT ck_points_cap_use_used CHECK (used >= 0),
    CONSTRAINT pk_points_cap_use PRIMARY KEY (village_id, rule_id, subject_id, period_start)
  )`,
  `ALTER TABLE ledger_account ADD CONSTRAINT fk_ledger_account_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE ledger_entry ADD CONSTRAINT fk_ledger_entry_account_id FOREIGN KEY (village_id, account_id) REFERENCES ledger_account(village_id,id)`,
  `ALTER TABLE ledger_entry ADD CONSTRAINT fk_ledger_entry_transfer_id FOREIGN KEY (village_id, transfer_id) REFERENCES ledger_transfer(village_id,id)`,
  `ALTER TABLE points_rule ADD CONSTRAINT fk_points_rule_rule_set_id FOREIGN KEY (village_id, rule_set_id) REFERENCES points_rule_set(village_id,id)`,
  `ALTER TABLE points_application ADD CONSTRAINT fk_points_application_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE points_application ADD CONSTRAINT fk_points_application_member_id FOREIGN KEY (village_id, member_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE points_application ADD CONSTRAINT fk_points_application_rule_id FOREIGN KEY (village_id, rule_id) REFERENCES points_rule(village_id,id)`,
  `ALTER TABLE points_application_photo ADD CONSTRAINT fk_points_application_photo_application_id FOREIGN KEY (village_id, application_id) REFERENCES points_application(village_id,id)`,
  `ALTER TABLE points_application_photo ADD CONSTRAINT fk_points_application_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
  `ALTER TABLE points_cap_use ADD CONSTRAINT fk_points_cap_use_rule_id FOREIGN KEY (village_id, rule_id) REFERENCES points_rule(village_id,id)`,
];

export class Points1764000003000 implements MigrationInterface {
  readonly name = 'Points1764000003000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'points_rule_set', 'write');
    await villageTable(query, 'points_rule', 'write');
    await villageTable(query, 'points_application', 'write');
    await villageTable(query, 'points_application_photo', 'write');
    await villageTable(query, 'points_cap_use', 'read');
    await villageTable(query, 'ledger_account', 'read');
    await villageTable(query, 'ledger_transfer', 'read');
    await villageTable(query, 'ledger_entry', 'read');
    await query.query(`CREATE FUNCTION ledger_entries_sum_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM made GROUP BY village_id, transfer_id HAVING sum(amount) <> 0 OR count(*) < 2) THEN
          RAISE EXCEPTION 'entries of a transfer do not sum to zero' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    // Both sides of a transfer are written by one statement, so its end is the moment to weigh them.
    await query.query(`CREATE TRIGGER ledger_entry_zero AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS made
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_sum_to_zero()`);
    await appendOnly(query, 'ledger_transfer');
    await appendOnly(query, 'ledger_entry');
    // Room for updates within the page (HOT) on rows that change often.
    for (const table of ['ledger_account', 'points_application', 'points_cap_use'])
      await query.query(`ALTER TABLE ${table} SET (fillfactor = 80)`);
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, [
      'ledger_entry',
      'ledger_transfer',
      'ledger_account',
      'points_cap_use',
      'points_application_photo',
      'points_application',
      'points_rule',
      'points_rule_set',
    ]);
    await query.query('DROP FUNCTION ledger_entries_sum_to_zero()');
  }
}
