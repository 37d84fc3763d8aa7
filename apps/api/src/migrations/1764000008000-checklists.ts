import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE checklist_item (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    version integer NOT NULL,
    status text NOT NULL DEFAULT 'in_force',
    position integer NOT NULL,
    name text NOT NULL,
    area text NOT NULL,
    post text NOT NULL,
    applicant text NOT NULL,
    materials jsonb NOT NULL,
    steps jsonb NOT NULL,
    time_limit_days integer,
    legal_basis jsonb NOT NULL,
    fee text,
    supervision_phone text,
    supervision_text text NOT NULL,
    forbidden boolean NOT NULL DEFAULT false,
    instead_where text,
    instead_how text,
    adopted_by_person_id uuid,
    adopted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_checklist_item_forbidden CHECK (NOT forbidden OR (kind = 'certificate' AND steps = '[]'::jsonb AND instead_where IS NOT NULL)),
    CONSTRAINT ck_checklist_item_time_limit CHECK (time_limit_days >= 0),
    CONSTRAINT ck_checklist_item_status CHECK (status IN ('in_force', 'retired')),
    CONSTRAINT ck_checklist_item_post CHECK (post IN ('group_leader', 'cadre', 'village_admin', 'secretary')),
    CONSTRAINT ck_checklist_item_area CHECK (area IN ('housing', 'utilities', 'social_insurance', 'assistance', 'elderly_disabled', 'farming_forestry', 'registration', 'certificates', 'village_affairs')),
    CONSTRAINT ck_checklist_item_kind CHECK (kind IN ('self_governance', 'assist_government', 'small_powers', 'public_service', 'disclosure', 'certificate', 'must_not')),
    CONSTRAINT pk_checklist_item PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_checklist_item_list ON checklist_item (village_id, position, id) WHERE status = 'in_force'`,
  `CREATE UNIQUE INDEX uq_checklist_item_in_force ON checklist_item (village_id, code) WHERE status = 'in_force'`,
  `CREATE UNIQUE INDEX uq_checklist_item_version ON checklist_item (village_id, code, version)`,
  `CREATE TABLE checklist_request (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    household_id uuid NOT NULL,
    applicant_id uuid NOT NULL,
    filed_by_person_id uuid NOT NULL,
    text text NOT NULL,
    status text NOT NULL DEFAULT 'open',
    current_step integer NOT NULL DEFAULT 1,
    step_count integer NOT NULL,
    paused_on date,
    escalated_at timestamptz,
    refusal_reason text,
    stars integer,
    rating_text text,
    rated_at timestamptz,
    last_seq integer NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    CONSTRAINT ck_checklist_request_step CHECK (current_step BETWEEN 1 AND step_count),
    CONSTRAINT ck_checklist_request_rating CHECK ((stars IS NULL) = (rated_at IS NULL) AND (stars IS NULL OR (stars BETWEEN 1 AND 5 AND status = 'finished'))),
    CONSTRAINT ck_checklist_request_refused CHECK ((status = 'refused') = (refusal_reason IS NOT NULL)),
    CONSTRAINT ck_checklist_request_paused CHECK ((status = 'waiting_for_applicant') = (paused_on IS NOT NULL)),
    CONSTRAINT ck_checklist_request_closed CHECK ((status IN ('finished', 'refused', 'withdrawn')) = (closed_at IS NOT NULL)),
    CONSTRAINT ck_checklist_request_status CHECK (status IN ('open', 'waiting_for_applicant', 'finished', 'refused', 'withdrawn')),
    CONSTRAINT pk_checklist_request PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_checklist_request_household ON checklist_request (village_id, household_id, id)`,
  `CREATE INDEX ix_checklist_request_running ON checklist_request (village_id, id) WHERE status IN ('open', 'waiting_for_applicant')`,
  `CREATE TABLE checklist_request_step (
    village_id uuid NOT NULL,
    request_id uuid NOT NULL,
    position integer NOT NULL,
    title text NOT NULL,
    detail text,
    post text NOT NULL,
    due_days integer NOT NULL,
    deciding_body text,
    result text NOT NULL,
    published boolean NOT NULL DEFAULT false,
    started_at timestamptz,
    due_on date,
    done_at timestamptz,
    done_by_person_id uuid,
    done_by_role text,
    note text,
    CONSTRAINT ck_checklist_request_step_done CHECK ((done_at IS NULL) = (done_by_person_id IS NULL) AND (done_at IS NULL OR started_at IS NOT NULL)),
    CONSTRAINT ck_checklist_request_step_clock CHECK ((started_at IS NULL) = (due_on IS NULL)),
    CONSTRAINT ck_checklist_request_step_result CHECK (result IN ('none', 'text', 'photo', 'text_and_photo')),
    CONSTRAINT ck_checklist_request_step_post CHECK (post IN ('group_leader', 'cadre', 'village_admin', 'secretary')),
    CONSTRAINT ck_checklist_request_step_position CHECK (position >= 1),
    CONSTRAINT pk_checklist_request_step PRIMARY KEY (village_id, request_id, position)
  )`,
  `CREATE TABLE checklist_request_event (
    village_id uuid NOT NULL,
    request_id uuid NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    step_position integer,
    person_id uuid,
    role text,
    text text,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_checklist_request_event_kind CHECK (kind IN ('started', 'step_done', 'asked', 'answered', 'escalated', 'finished', 'refused', 'withdrawn', 'rated')),
    CONSTRAINT pk_checklist_request_event PRIMARY KEY (village_id, request_id, seq)
  )`,
  `CREATE TABLE checklist_request_photo (
    village_id uuid NOT NULL,
    request_id uuid NOT NULL,
    event_seq integer NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT pk_checklist_request_photo PRIMARY KEY (village_id, request_id, event_seq, position)
  )`,
  `ALTER TABLE checklist_request ADD CONSTRAINT fk_checklist_request_item_id FOREIGN KEY (village_id, item_id) REFERENCES checklist_item(village_id,id)`,
  `ALTER TABLE checklist_request ADD CONSTRAINT fk_checklist_request_household_id FOREIGN KEY (village_id, household_id) REFERENCES household(village_id,id)`,
  `ALTER TABLE checklist_request ADD CONSTRAINT fk_checklist_request_applicant_id FOREIGN KEY (village_id, applicant_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE checklist_request_event ADD CONSTRAINT fk_checklist_request_event_request_id FOREIGN KEY (village_id, request_id) REFERENCES checklist_request(village_id,id)`,
  `ALTER TABLE checklist_request_photo ADD CONSTRAINT fk_checklist_request_photo_request_id_event_seq FOREIGN KEY (village_id, request_id, event_seq) REFERENCES checklist_request_event(village_id,request_id,seq)`,
  `ALTER TABLE checklist_request_photo ADD CONSTRAINT fk_checklist_request_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
  `ALTER TABLE checklist_request_step ADD CONSTRAINT fk_checklist_request_step_request_id FOREIGN KEY (village_id, request_id) REFERENCES checklist_request(village_id,id)`,
];

export class Checklists1764000008000 implements MigrationInterface {
  readonly name = 'Checklists1764000008000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    await villageTable(query, 'checklist_item', 'write');
    await villageTable(query, 'checklist_request', 'write');
    await villageTable(query, 'checklist_request_step', 'write');
    await villageTable(query, 'checklist_request_event', 'append');
    await villageTable(query, 'checklist_request_photo', 'append');
    await appendOnly(query, 'checklist_request_event');
    await appendOnly(query, 'checklist_request_photo');
  }

  async down(query: QueryRunner): Promise<void> {
    await dropTables(query, [
      'checklist_request_photo',
      'checklist_request_event',
      'checklist_request_step',
      'checklist_request',
      'checklist_item',
    ]);
  }
}
