import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did it, and in which office. The database looks it up, so that no writer, the books' functions included, can forget it or say another. */
export class AuditRoles1764000013101 implements MigrationInterface {
  readonly name = 'AuditRoles1764000013101';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`ALTER TABLE audit_entry ADD roles text array NOT NULL DEFAULT '{}'`);
    await query.query(`CREATE FUNCTION audit_roles() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        NEW.roles := ARRAY(SELECT r.role FROM village_role r WHERE r.village_id = NEW.village_id AND r.person_id = NEW.person_id ORDER BY r.role);
        RETURN NEW;
      END $$`);
    await query.query('REVOKE ALL ON FUNCTION audit_roles() FROM PUBLIC');
    await query.query('CREATE TRIGGER audit_entry_roles BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_roles()');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TRIGGER audit_entry_roles ON audit_entry');
    await query.query('DROP FUNCTION audit_roles()');
    await query.query('ALTER TABLE audit_entry DROP COLUMN roles');
  }
}
