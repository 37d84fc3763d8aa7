import { oneOf } from '@jishan/entities';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

const BEFORE = {
  statuses: ['submitted', 'returned', 'credited', 'rejected', 'withdrawn', 'reversed'],
  kinds: [
    'application_credited',
    'application_returned',
    'application_rejected',
    'credit_reversed',
    'redemption_reserved',
    'redemption_fulfilled',
    'redemption_cancelled',
    'redemption_expired',
    'notice_published',
    'parlour_answered',
    'parlour_asked',
    'request_advanced',
    'request_finished',
    'request_assigned',
    'claim_decided',
    'claim_submitted',
  ],
} as const;

/** As they stood in the contracts when this landed, with activities and 代办, which landed the same day. What comes later adds its own. */
const AFTER = {
  statuses: [
    'submitted',
    'in_review',
    'publicized',
    'objected',
    'overturned',
    'returned',
    'credited',
    'rejected',
    'upheld',
    'withdrawn',
    'reversed',
  ],
  kinds: [
    'application_credited',
    'application_returned',
    'application_rejected',
    'application_in_review',
    'application_publicized',
    'application_objected',
    'application_overturned',
    'application_upheld',
    'objection_decided',
    'panel_asked',
    'panel_overdue',
    'credit_reversed',
    'redemption_reserved',
    'redemption_fulfilled',
    'redemption_cancelled',
    'redemption_expired',
    'notice_published',
    'parlour_answered',
    'parlour_asked',
    'request_advanced',
    'request_finished',
    'request_assigned',
    'claim_decided',
    'claim_submitted',
    'activity_published',
    'activity_cancelled',
    'activity_place_free',
    'activity_credited',
    'activity_reversed',
    'honour_granted',
    'honour_revoked',
    'proxy_granted',
    'proxy_received',
    'proxy_ended',
  ],
} as const;

const FUNCTIONS_OF_ROWS = [
  'points_panel_seat(points_panel, timestamptz)',
  'points_panel_open(points_application, text, jsonb, uuid, timestamptz)',
  'points_tell(points_application, text, jsonb, timestamptz)',
  'points_panel_close(points_application, points_panel, text, timestamptz, timestamptz)',
  'points_panel_settle(points_application, points_panel, timestamptz, timestamptz)',
  'points_relieve_recused(points_application, timestamptz)',
  'points_credit_published(points_application[])',
];

/** The lists grow with every feature; a check names the whole list of the day on which it is made. */
async function listed(query: QueryRunner, table: string, column: string, values: readonly string[]): Promise<void> {
  await query.query(`ALTER TABLE ${table} DROP CONSTRAINT ck_${table}_${column}`);
  await query.query(`ALTER TABLE ${table} ADD CONSTRAINT ck_${table}_${column} CHECK (${oneOf(column, values)})`);
}

const statements = [
  `ALTER TABLE points_application ADD checked_at timestamptz, ADD checked_by_person_id uuid, ADD agreed_points integer, ADD public_from timestamptz, ADD public_until timestamptz`,
  `ALTER TABLE points_application ADD CONSTRAINT ck_points_application_public CHECK (status NOT IN ('publicized', 'objected', 'overturned', 'upheld') OR agreed_points > 0 AND public_until > public_from)`,
  `CREATE INDEX ix_points_application_public ON points_application (village_id, public_until, id) WHERE status IN ('publicized', 'objected', 'overturned')`,
  `CREATE INDEX ix_points_application_panel ON points_application (village_id, id) WHERE status IN ('in_review', 'objected')`,
  `CREATE TABLE points_panel (
    village_id uuid NOT NULL,
    application_id uuid NOT NULL,
    round integer NOT NULL,
    purpose text NOT NULL,
    seed text NOT NULL,
    pool_roles text[] NOT NULL,
    size integer NOT NULL,
    needed integer NOT NULL,
    opened_at timestamptz NOT NULL,
    due_on date NOT NULL,
    outcome text,
    decided_at timestamptz,
    opened_by_person_id uuid,
    CONSTRAINT ck_points_panel_size CHECK (needed > 0 AND needed <= size),
    CONSTRAINT ck_points_panel_decided CHECK ((outcome IS NULL) = (decided_at IS NULL)),
    CONSTRAINT ck_points_panel_outcome CHECK (outcome IN ('agreed', 'refused')),
    CONSTRAINT ck_points_panel_purpose CHECK (purpose IN ('panel', 'objection')),
    CONSTRAINT pk_points_panel PRIMARY KEY (village_id, application_id, round)
  )`,
  `CREATE INDEX ix_points_panel_open ON points_panel (village_id, due_on) WHERE outcome IS NULL`,
  `CREATE TABLE points_panel_seat (
    village_id uuid NOT NULL,
    application_id uuid NOT NULL,
    round integer NOT NULL,
    seat integer NOT NULL,
    person_id uuid NOT NULL,
    pool uuid[] NOT NULL,
    asked_at timestamptz NOT NULL,
    relieved_at timestamptz,
    voted_at timestamptz,
    agrees boolean,
    points integer,
    reason text,
    CONSTRAINT ck_points_panel_seat_relieved CHECK (relieved_at IS NULL OR voted_at IS NULL),
    CONSTRAINT ck_points_panel_seat_vote CHECK ((voted_at IS NULL) = (agrees IS NULL) AND (voted_at IS NULL) = (reason IS NULL) AND (points IS NULL OR agrees)),
    CONSTRAINT pk_points_panel_seat PRIMARY KEY (village_id, application_id, round, seat)
  )`,
  `CREATE UNIQUE INDEX uq_points_panel_seat_person ON points_panel_seat (village_id, application_id, round, person_id)`,
  `CREATE INDEX ix_points_panel_seat_person ON points_panel_seat (village_id, person_id, application_id) WHERE relieved_at IS NULL`,
  `CREATE TABLE points_objection (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    round integer NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_points_objection PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_points_objection_household ON points_objection (village_id, application_id, household_id)`,
  `CREATE TABLE points_relative (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    household_id uuid NOT NULL,
    declared_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CONSTRAINT pk_points_relative PRIMARY KEY (village_id, id)
  )`,
  `CREATE UNIQUE INDEX uq_points_relative_live ON points_relative (village_id, person_id, household_id) WHERE revoked_at IS NULL`,
  `ALTER TABLE points_panel ADD CONSTRAINT fk_points_panel_application_id FOREIGN KEY (village_id, application_id) REFERENCES points_application(village_id,id)`,
  `ALTER TABLE points_panel_seat ADD CONSTRAINT fk_points_panel_seat_application_id_round FOREIGN KEY (village_id, application_id, round) REFERENCES points_panel(village_id,application_id,round)`,
  `ALTER TABLE points_panel_seat ADD CONSTRAINT fk_points_panel_seat_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE points_objection ADD CONSTRAINT fk_points_objection_application_id FOREIGN KEY (village_id, application_id) REFERENCES points_application(village_id,id)`,
  `ALTER TABLE points_objection ADD CONSTRAINT fk_points_objection_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE points_objection ADD CONSTRAINT fk_points_objection_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE points_relative ADD CONSTRAINT fk_points_relative_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE points_relative ADD CONSTRAINT fk_points_relative_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
];

export class Panel1764000021000 implements MigrationInterface {
  readonly name = 'Panel1764000021000';

  async up(query: QueryRunner): Promise<void> {
    await listed(query, 'points_application', 'status', AFTER.statuses);
    await listed(query, 'inbox_item', 'kind', AFTER.kinds);
    for (const statement of statements) await query.query(statement);
    // Seats, votes and objections are written by the panel's functions: no password of the application's casts a vote.
    await villageTable(query, 'points_panel', 'read');
    await villageTable(query, 'points_panel_seat', 'read');
    await villageTable(query, 'points_objection', 'read');
    await appendOnly(query, 'points_objection');
    await villageTable(query, 'points_relative', 'append');
    await query.query(`GRANT UPDATE (revoked_at) ON points_relative TO ${APP_ROLE}`);
  }

  async down(query: QueryRunner): Promise<void> {
    // They take rows of these tables; whoever goes up again installs them anew.
    for (const signature of FUNCTIONS_OF_ROWS) await query.query(`DROP FUNCTION IF EXISTS ${signature}`);
    await query.query('DELETE FROM sql_function');
    await dropTables(query, ['points_relative', 'points_objection', 'points_panel_seat', 'points_panel']);
    await query.query('DROP INDEX ix_points_application_panel');
    await query.query(
      'ALTER TABLE points_application DROP COLUMN checked_at, DROP COLUMN checked_by_person_id, DROP COLUMN agreed_points, DROP COLUMN public_from, DROP COLUMN public_until',
    );
    await listed(query, 'points_application', 'status', BEFORE.statuses);
    await listed(query, 'inbox_item', 'kind', BEFORE.kinds);
  }
}
