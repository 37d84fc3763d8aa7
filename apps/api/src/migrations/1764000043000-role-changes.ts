import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, changeKinds, dropTables, villageTable } from '../platform/db/schema-sql';

const statements = [
  `CREATE TABLE role_change (
    village_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    granted boolean NOT NULL DEFAULT false,
    reason text NOT NULL,
    elected_on date,
    present integer,
    votes_for integer,
    votes_against integer,
    changed_by_person_id uuid NOT NULL,
    changed_by_role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ck_role_change_role CHECK (role IN ('group_leader', 'reviewer', 'points_keeper', 'store_keeper', 'cadre', 'secretary', 'supervisor', 'village_admin')),
    CONSTRAINT ck_role_change_reason CHECK (reason <> ''),
    CONSTRAINT ck_role_change_not_own CHECK (changed_by_person_id <> person_id),
    CONSTRAINT ck_role_change_elected CHECK ((granted AND role = 'reviewer') = (elected_on IS NOT NULL)),
    CONSTRAINT ck_role_change_election CHECK ((elected_on IS NULL) = (present IS NULL) AND (elected_on IS NULL) = (votes_for IS NULL) AND (elected_on IS NULL) = (votes_against IS NULL)),
    CONSTRAINT ck_role_change_votes CHECK (votes_for >= 0 AND votes_against >= 0 AND votes_for + votes_against <= present AND votes_for * 2 > present),
    CONSTRAINT ck_role_change_elected_on CHECK (elected_on <= (created_at AT TIME ZONE 'Asia/Shanghai')::date),
    CONSTRAINT pk_role_change PRIMARY KEY (village_id, id)
  )`,
  `CREATE INDEX ix_role_change_person ON role_change (village_id, person_id, role, created_at)`,
  `CREATE INDEX ix_role_change_created ON role_change (village_id, created_at, id)`,
  `CREATE TABLE role_change_photo (
    village_id uuid NOT NULL,
    change_id uuid NOT NULL,
    position integer NOT NULL,
    media_id uuid NOT NULL,
    CONSTRAINT pk_role_change_photo PRIMARY KEY (village_id, change_id, position)
  )`,
  `ALTER TABLE role_change ADD CONSTRAINT fk_role_change_person_id FOREIGN KEY (village_id, person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE role_change ADD CONSTRAINT fk_role_change_changed_by_person_id FOREIGN KEY (village_id, changed_by_person_id) REFERENCES person(village_id,id)`,
  `ALTER TABLE role_change_photo ADD CONSTRAINT fk_role_change_photo_change_id FOREIGN KEY (village_id, change_id) REFERENCES role_change(village_id,id)`,
  `ALTER TABLE role_change_photo ADD CONSTRAINT fk_role_change_photo_media_id FOREIGN KEY (village_id, media_id) REFERENCES media_object(village_id,id)`,
];
const TABLES = ['role_change', 'role_change_photo'];
const INBOX_KINDS = ['role_granted', 'role_ended', 'role_changed'];

/** Appointments with their reason and their election; and no village is left without anybody who may appoint. */
export class RoleChanges1764000043000 implements MigrationInterface {
  readonly name = 'RoleChanges1764000043000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement);
    for (const table of TABLES) {
      await villageTable(query, table, 'append');
      await appendOnly(query, table);
    }
    await query.query(`CREATE FUNCTION last_admin_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- The same lock under which duties are granted: two who end each other at once do not both succeed.
        PERFORM pg_advisory_xact_lock(hashtextextended('duties ' || OLD.village_id, 0));
        IF NOT EXISTS (SELECT FROM village_role r JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id
          WHERE r.village_id = OLD.village_id AND r.role = 'village_admin' AND r.person_id <> OLD.person_id AND p.account_id IS NOT NULL)
        THEN
          RAISE EXCEPTION 'the last village administrator stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_village_role_last_admin';
        END IF;
        RETURN OLD;
      END $$`);
    await query.query('REVOKE ALL ON FUNCTION last_admin_stays() FROM PUBLIC');
    await query.query(
      `CREATE TRIGGER village_role_last_admin BEFORE DELETE ON village_role FOR EACH ROW WHEN (OLD.role = 'village_admin') EXECUTE FUNCTION last_admin_stays()`,
    );
    await changeKinds(query, 'inbox_item', INBOX_KINDS, true);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DELETE FROM inbox_item WHERE kind = ANY($1)', [INBOX_KINDS]);
    await changeKinds(query, 'inbox_item', INBOX_KINDS, false);
    await query.query('DROP TRIGGER village_role_last_admin ON village_role');
    await query.query('DROP FUNCTION last_admin_stays()');
    await dropTables(query, [...TABLES].reverse());
  }
}
