import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE activity (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    author_person_id uuid NOT NULL,
    author_role text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    place text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    sign_up_until timestamptz NOT NULL,
    capacity integer,
    seats_taken integer NOT NULL DEFAULT 0,
    next_place integer NOT NULL DEFAULT 1,
    audience text NOT NULL,
    group_ids uuid array NOT NULL DEFAULT '{}',
    walk_ins boolean NOT NULL DEFAULT false,
    rule_id uuid,
    points integer,
    published_at timestamptz NOT NULL DEFAULT now(),
    cancelled_at timestamptz,
    cancelled_by_person_id uuid,
    cancel_reason text,
    settled_at timestamptz,
    CONSTRAINT ck_activity_cancelled CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL) AND (cancelled_at IS NULL) = (cancelled_by_person_id IS NULL) AND (cancelled_at IS NULL OR settled_at IS NULL)),
    CONSTRAINT ck_activity_points CHECK ((rule_id IS NULL) = (points IS NULL) AND (points IS NULL OR points > 0)),
    CONSTRAINT ck_activity_seats CHECK (seats_taken >= 0 AND (capacity IS NULL OR seats_taken <= capacity)),
    CONSTRAINT ck_activity_times CHECK (ends_at > starts_at AND sign_up_until <= ends_at),
    CONSTRAINT ck_activity_author_role CHECK (author_role IN ('villager', 'household_head', 'group_leader', 'reviewer', 'points_keeper', 'store_keeper', 'cadre', 'secretary', 'supervisor', 'village_admin')),
    CONSTRAINT ck_activity_audience CHECK (audience IN ('village', 'groups')),
    CONSTRAINT pk_activity PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_activity_starts ON activity (village_id, starts_at, id)`,
  `CREATE TABLE activity_photo (
    village_id uuid NOT NULL,
    activity_id uuid NOT NULL,
    stage text NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT ck_activity_photo_stage CHECK (stage IN ('before', 'after')),
    CONSTRAINT pk_activity_photo PRIMARY KEY (village_id, activity_id, stage, position)
  )`,
  `CREATE TABLE activity_settlement (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    activity_id uuid NOT NULL,
    nth integer NOT NULL,
    persons integer NOT NULL,
    capped integer NOT NULL,
    points integer NOT NULL,
    by_person_id uuid NOT NULL,
    by_role text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT ck_activity_settlement_sums CHECK (nth > 0 AND persons > 0 AND capped BETWEEN 0 AND persons AND points >= 0),
    CONSTRAINT pk_activity_settlement PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_activity_settlement_nth ON activity_settlement (village_id, activity_id, nth)`,
  `CREATE TABLE activity_presence (
    village_id uuid NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    present boolean NOT NULL DEFAULT false,
    means text NOT NULL,
    recorded_by_person_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    settlement_id uuid,
    points integer,
    reversed_at timestamptz,
    reversed_by_person_id uuid,
    reversal_reason text,
    CONSTRAINT ck_activity_presence_reversed CHECK ((reversed_at IS NULL) = (reversal_reason IS NULL) AND (reversed_at IS NULL) = (reversed_by_person_id IS NULL) AND (reversed_at IS NULL OR points > 0)),
    CONSTRAINT ck_activity_presence_settled CHECK ((settlement_id IS NULL) = (points IS NULL) AND (settlement_id IS NULL OR present) AND (points IS NULL OR points >= 0)),
    CONSTRAINT ck_activity_presence_means CHECK (means IN ('qr', 'digits', 'list')),
    CONSTRAINT pk_activity_presence PRIMARY KEY (village_id, activity_id, person_id)
  )`,
  `CREATE INDEX ix_activity_presence_open ON activity_presence (village_id, activity_id) WHERE present AND settlement_id IS NULL`,
  `CREATE UNIQUE INDEX uq_activity_presence_id ON activity_presence (village_id, id)`,
  `CREATE TABLE activity_sign_up (
    village_id uuid NOT NULL,
    activity_id uuid NOT NULL,
    person_id uuid NOT NULL,
    signed_by_person_id uuid NOT NULL,
    state text NOT NULL,
    place integer NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_activity_sign_up_state CHECK (state IN ('going', 'waiting', 'withdrawn')),
    CONSTRAINT pk_activity_sign_up PRIMARY KEY (village_id, activity_id, person_id)
  )`,
  `CREATE INDEX ix_activity_sign_up_person ON activity_sign_up (village_id, person_id)`,
  `CREATE INDEX ix_activity_sign_up_waiting ON activity_sign_up (village_id, activity_id, place) WHERE state = 'waiting'`,
  `CREATE UNIQUE INDEX uq_activity_sign_up_place ON activity_sign_up (village_id, activity_id, place)`,
  `CREATE TABLE honour (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    title text NOT NULL,
    period text NOT NULL,
    granted_on date NOT NULL,
    citation text NOT NULL,
    points integer,
    media_id uuid,
    granted_by_person_id uuid NOT NULL,
    granted_by_role text NOT NULL,
    granted_at timestamptz NOT NULL,
    shown boolean NOT NULL DEFAULT true,
    revoked_at timestamptz,
    revoked_by_person_id uuid,
    revoke_reason text,
    CONSTRAINT ck_honour_revoked CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL) AND (revoked_at IS NULL) = (revoked_by_person_id IS NULL)),
    CONSTRAINT ck_honour_points CHECK (points IS NULL OR points > 0),
    CONSTRAINT pk_honour PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_honour_granted ON honour (village_id, granted_on, id)`,
  `CREATE UNIQUE INDEX uq_honour_once ON honour (village_id, household_id, title, period) WHERE revoked_at IS NULL`,
  `ALTER TABLE activity ADD CONSTRAINT fk_activity_author_person_id FOREIGN KEY (village_id, author_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE activity ADD CONSTRAINT fk_activity_rule_id FOREIGN KEY (village_id, rule_id) REFERENCES points_rule(village_id,id)`,
  `ALTER TABLE activity_photo ADD CONSTRAINT fk_activity_photo_activity_id FOREIGN KEY (village_id, activity_id) REFERENCES activity(village_id,id)`,
  `ALTER TABLE activity_photo ADD CONSTRAINT fk_activity_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
  `ALTER TABLE activity_settlement ADD CONSTRAINT fk_activity_settlement_activity_id FOREIGN KEY (village_id, activity_id) REFERENCES activity(village_id,id)`,
  `ALTER TABLE activity_presence ADD CONSTRAINT fk_activity_presence_activity_id FOREIGN KEY (village_id, activity_id) REFERENCES activity(village_id,id)`,
  `ALTER TABLE activity_presence ADD CONSTRAINT fk_activity_presence_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE activity_presence ADD CONSTRAINT fk_activity_presence_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE activity_presence ADD CONSTRAINT fk_activity_presence_settlement_id FOREIGN KEY (village_id, settlement_id) REFERENCES activity_settlement(village_id,id)`,
  `ALTER TABLE activity_sign_up ADD CONSTRAINT fk_activity_sign_up_activity_id FOREIGN KEY (village_id, activity_id) REFERENCES activity(village_id,id)`,
  `ALTER TABLE activity_sign_up ADD CONSTRAINT fk_activity_sign_up_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE honour ADD CONSTRAINT fk_honour_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE honour ADD CONSTRAINT fk_honour_rule_id FOREIGN KEY (village_id, rule_id) REFERENCES points_rule(village_id,id)`,
  `ALTER TABLE honour ADD CONSTRAINT fk_honour_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
];

/** What the application does with these tables, and no more: it settles nothing, reverses nothing and grants no honour. */
const rights: Readonly<Record<string, { readonly insert?: string; readonly update?: string }>> = {
  activity: {
    insert:
      'village_id, id, author_person_id, author_role, title, text, place, starts_at, ends_at, sign_up_until, capacity, audience, group_ids, walk_ins, rule_id, points',
    update: 'seats_taken, next_place, cancelled_at, cancelled_by_person_id, cancel_reason',
  },
  activity_photo: { insert: 'village_id, activity_id, stage, position, media_id' },
  activity_sign_up: {
    insert: 'village_id, activity_id, person_id, signed_by_person_id, state, place',
    update: 'signed_by_person_id, state, place, signed_at',
  },
  activity_presence: {
    insert: 'village_id, activity_id, person_id, id, household_id, present, means, recorded_by_person_id, recorded_at',
    update: 'household_id, present, means, recorded_by_person_id, recorded_at',
  },
  activity_settlement: {},
  honour: { update: 'shown' },
};

const TRANSFER_KINDS = ['activity', 'activity_reversal', 'honour', 'honour_reversal'];
const INBOX_KINDS = [
  'activity_published',
  'activity_cancelled',
  'activity_place_free',
  'activity_credited',
  'activity_reversed',
  'honour_granted',
  'honour_revoked',
];

export class Activities1764000023000 implements MigrationInterface {
  readonly name = 'Activities1764000023000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    for (const [table, may] of Object.entries(rights)) {
      await villageTable(query, table, 'read');
      if (may.insert) await query.query(`GRANT INSERT (${may.insert}) ON ${table} TO ${APP_ROLE}`);
      if (may.update) await query.query(`GRANT UPDATE (${may.update}) ON ${table} TO ${APP_ROLE}`);
    }
    await changeKinds(query, 'ledger_transfer', TRANSFER_KINDS, true);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
    // Counted up by every sign-up, ticked and settled: room for that within the page (HOT).
    for (const table of ['activity', 'activity_presence']) await query.query(`ALTER TABLE ${table} SET (fillfactor = 80)`);
  }

  async down(query: QueryRunner): Promise<void> {
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await changeKinds(query, 'ledger_transfer', TRANSFER_KINDS, false);
    await dropTables(query, ['honour', 'activity_sign_up', 'activity_presence', 'activity_settlement', 'activity_photo', 'activity']);
  }
}
