import type { MigrationInterface, QueryRunner } from 'typeorm';

const lastAdmin = (who: string): string => `CREATE OR REPLACE FUNCTION last_admin_stays() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- The same lock under which duties are granted: two who end each other at once do not both succeed.
    PERFORM pg_advisory_xact_lock(hashtextextended('duties ' || OLD.village_id, 0));
    IF NOT EXISTS (SELECT FROM village_role r JOIN person p ON p.village_id = r.village_id AND p.id = r.person_id ${who}
      WHERE r.village_id = OLD.village_id AND r.role = 'village_admin' AND r.person_id <> OLD.person_id AND p.account_id IS NOT NULL)
    THEN
      RAISE EXCEPTION 'the last village administrator stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_village_role_last_admin';
    END IF;
    RETURN OLD;
  END $$`;

/** An administrator whose account is switched off can appoint nobody, and is none whom the last one may leave the village to. */
export class AdminsWhoCan1764000045200 implements MigrationInterface {
  readonly name = 'AdminsWhoCan1764000045200';

  async up(query: QueryRunner): Promise<void> {
    await query.query(lastAdmin('JOIN account a ON a.id = p.account_id AND a.disabled_at IS NULL'));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(lastAdmin(''));
  }
}
