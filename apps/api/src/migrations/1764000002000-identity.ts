import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, globalTable, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE account (
    id uuid NOT NULL,
    session_version integer NOT NULL DEFAULT 1,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_account PRIMARY KEY (id)
  )`,
  `CREATE TABLE account_identity (
    provider text NOT NULL,
    appid text NOT NULL,
    subject text NOT NULL,
    account_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_account_identity PRIMARY KEY (provider, appid, subject)
  )`,
  `CREATE INDEX ix_account_identity_account ON account_identity (account_id)`,
  `CREATE TABLE village_group (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    position integer NOT NULL DEFAULT 0,
    CONSTRAINT pk_village_group PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_village_group_name ON village_group (village_id, name)`,
  `CREATE TABLE household (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    group_id uuid,
    head_person_id uuid,
    card_code text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_household PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_household_group ON household (village_id, group_id, id)`,
  `CREATE UNIQUE INDEX uq_household_card ON household (village_id, card_code)`,
  `CREATE TABLE invitation (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    household_id uuid,
    created_by_person_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT pk_invitation PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_invitation_token ON invitation (token_hash)`,
  `CREATE TABLE membership_claim (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    phone_cipher bytea,
    phone_index bytea,
    phone_masked text,
    phone_proved boolean NOT NULL DEFAULT false,
    group_id uuid,
    note text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'pending',
    person_id uuid,
    decided_by_person_id uuid,
    decided_at timestamptz,
    decision_reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_membership_claim_status CHECK (status IN ('pending', 'approved', 'rejected', 'withdrawn')),
    CONSTRAINT pk_membership_claim PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_membership_claim_status ON membership_claim (village_id, status, id)`,
  `CREATE UNIQUE INDEX uq_membership_claim_pending ON membership_claim (village_id, account_id) WHERE status = 'pending'`,
  `CREATE TABLE organization (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    code text,
    parent_id uuid,
    demo boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_organization_kind CHECK (kind IN ('city', 'county', 'township', 'village')),
    CONSTRAINT pk_organization PRIMARY KEY (id)
  )`,
  `CREATE INDEX ix_organization_parent ON organization (parent_id)`,
  `CREATE TABLE organization_role (
    organization_id uuid NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_organization_role_role CHECK (role IN ('township_officer', 'county_officer', 'city_officer')),
    CONSTRAINT pk_organization_role PRIMARY KEY (organization_id, account_id, role)
  )`,
  `CREATE INDEX ix_organization_role_account ON organization_role (account_id)`,
  `CREATE TABLE password_credential (
    account_id uuid NOT NULL,
    username text NOT NULL,
    password_hash text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_password_credential PRIMARY KEY (account_id)
  )`,
  `CREATE UNIQUE INDEX uq_password_credential_username ON password_credential (username)`,
  `CREATE TABLE person (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid,
    name text NOT NULL,
    phone_cipher bytea,
    phone_index bytea,
    phone_masked text,
    account_id uuid,
    minor boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_person_minor_has_no_account CHECK (NOT minor OR account_id IS NULL),
    CONSTRAINT pk_person PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_person_name ON person (village_id, name, id)`,
  `CREATE INDEX ix_person_phone ON person (village_id, phone_index)`,
  `CREATE INDEX ix_person_household ON person (village_id, household_id)`,
  `CREATE UNIQUE INDEX uq_person_account ON person (village_id, account_id) WHERE account_id IS NOT NULL`,
  `CREATE TABLE proxy_right (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    helper_person_id uuid NOT NULL,
    granted_by_person_id uuid NOT NULL,
    granted_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CONSTRAINT pk_proxy_right PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_proxy_right_helper ON proxy_right (village_id, helper_person_id) WHERE revoked_at IS NULL`,
  `CREATE UNIQUE INDEX uq_proxy_right_live ON proxy_right (village_id, household_id, helper_person_id) WHERE revoked_at IS NULL`,
  `CREATE TABLE session (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    client text NOT NULL,
    refresh_hash bytea NOT NULL,
    previous_hash bytea,
    rotated_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CONSTRAINT ck_session_client CHECK (client IN ('weapp', 'h5')),
    CONSTRAINT pk_session PRIMARY KEY (id)
  )`,
  `CREATE INDEX ix_session_account ON session (account_id)`,
  `CREATE UNIQUE INDEX uq_session_refresh ON session (refresh_hash)`,
  `CREATE TABLE village_role (
    village_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_village_role_role CHECK (role IN ('group_leader', 'reviewer', 'points_keeper', 'store_keeper', 'cadre', 'secretary', 'supervisor', 'village_admin')),
    CONSTRAINT pk_village_role PRIMARY KEY (village_id, person_id, role)
  )`,
  `CREATE TABLE village (
    id uuid NOT NULL,
    settings jsonb NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    books_stopped_at timestamptz,
    CONSTRAINT pk_village PRIMARY KEY (id)
  )`,
  `ALTER TABLE account_identity ADD CONSTRAINT fk_account_identity_account_id FOREIGN KEY (account_id) REFERENCES account(id)`,
  `ALTER TABLE household ADD CONSTRAINT fk_household_group_id FOREIGN KEY (village_id, group_id) REFERENCES village_group(village_id,id)`,
  `ALTER TABLE invitation ADD CONSTRAINT fk_invitation_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE membership_claim ADD CONSTRAINT fk_membership_claim_account_id FOREIGN KEY (account_id) REFERENCES account(id)`,
  `ALTER TABLE organization ADD CONSTRAINT fk_organization_parent_id FOREIGN KEY (parent_id) REFERENCES organization(id)`,
  `ALTER TABLE organization_role ADD CONSTRAINT fk_organization_role_organization_id FOREIGN KEY (organization_id) REFERENCES organization(id)`,
  `ALTER TABLE organization_role ADD CONSTRAINT fk_organization_role_account_id FOREIGN KEY (account_id) REFERENCES account(id)`,
  `ALTER TABLE password_credential ADD CONSTRAINT fk_password_credential_account_id FOREIGN KEY (account_id) REFERENCES account(id)`,
  `ALTER TABLE person ADD CONSTRAINT fk_person_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE person ADD CONSTRAINT fk_person_account_id FOREIGN KEY (account_id) REFERENCES account(id)`,
  `ALTER TABLE proxy_right ADD CONSTRAINT fk_proxy_right_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE proxy_right ADD CONSTRAINT fk_proxy_right_helper_person_id FOREIGN KEY (village_id, helper_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE session ADD CONSTRAINT fk_session_account_id FOREIGN KEY (account_id) REFERENCES account(id)`,
  `ALTER TABLE village_role ADD CONSTRAINT fk_village_role_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE village ADD CONSTRAINT fk_village_id FOREIGN KEY (id) REFERENCES organization(id)`,
];

export class Identity1764000002000 implements MigrationInterface {
  readonly name = 'Identity1764000002000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await globalTable(query, 'account', 'write');
    await globalTable(query, 'organization', 'write');
    await globalTable(query, 'village', 'write');
    await globalTable(query, 'account_identity', 'write');
    await globalTable(query, 'password_credential', 'write');
    await globalTable(query, 'session', 'write');
    await globalTable(query, 'organization_role', 'write');
    await villageTable(query, 'village_group', 'write');
    await villageTable(query, 'household', 'write');
    await villageTable(query, 'person', 'write');
    await villageTable(query, 'village_role', 'write');
    await villageTable(query, 'membership_claim', 'write');
    await villageTable(query, 'invitation', 'write');
    await villageTable(query, 'proxy_right', 'write');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, [
      'proxy_right',
      'invitation',
      'membership_claim',
      'village_role',
      'person',
      'household',
      'village_group',
      'organization_role',
      'session',
      'password_credential',
      'account_identity',
      'village',
      'organization',
      'account',
    ]);
  }
}
