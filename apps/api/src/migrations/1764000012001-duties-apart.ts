import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Duties that are never in one hand, nor in one household (contracts/access/duties.ts), whoever writes the row. One grant at a time per
 * village, so that two at once cannot give one person both.
 */
export class DutiesApart1764000012001 implements MigrationInterface {
  readonly name = 'DutiesApart1764000012001';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE FUNCTION duties_apart() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('duties ' || NEW.village_id, 0));
        IF EXISTS (
          SELECT FROM village_role r WHERE r.village_id = NEW.village_id AND r.person_id = NEW.person_id AND (
            NEW.role = 'supervisor' AND r.role IN ('points_keeper', 'store_keeper', 'cadre', 'secretary', 'village_admin')
            OR r.role = 'supervisor' AND NEW.role IN ('points_keeper', 'store_keeper', 'cadre', 'secretary', 'village_admin')
            OR NEW.role = 'store_keeper' AND r.role IN ('reviewer', 'points_keeper', 'cadre', 'secretary')
            OR r.role = 'store_keeper' AND NEW.role IN ('reviewer', 'points_keeper', 'cadre', 'secretary')))
        OR EXISTS (
          SELECT FROM person p JOIN person k ON k.village_id = p.village_id AND k.household_id = p.household_id AND k.id <> p.id
          JOIN village_role r ON r.village_id = k.village_id AND r.person_id = k.id
          WHERE p.village_id = NEW.village_id AND p.id = NEW.person_id AND (
            NEW.role = 'supervisor' AND r.role IN ('cadre', 'secretary') OR r.role = 'supervisor' AND NEW.role IN ('cadre', 'secretary')))
        THEN
          RAISE EXCEPTION 'these duties are kept apart' USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_village_role_duties_apart';
        END IF;
        RETURN NEW;
      END $$`);
    await query.query('REVOKE ALL ON FUNCTION duties_apart() FROM PUBLIC');
    await query.query(
      'CREATE TRIGGER village_role_duties_apart BEFORE INSERT OR UPDATE ON village_role FOR EACH ROW EXECUTE FUNCTION duties_apart()',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TRIGGER village_role_duties_apart ON village_role');
    await query.query('DROP FUNCTION duties_apart()');
  }
}
