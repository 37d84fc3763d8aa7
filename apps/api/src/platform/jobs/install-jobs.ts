import type { DataSource } from 'typeorm';
import { APP_ROLE } from '../db/schema-sql';
import { bossOn, JOBS_SCHEMA, type ClientPool } from './boss';

/** Part of the migration step, as the schema's owner; the application itself may neither make nor change tables. */
export async function installJobs(dataSource: DataSource): Promise<void> {
  const boss = bossOn((dataSource.driver as unknown as { master: ClientPool }).master, { install: true });
  await boss.start();
  await boss.stop({ graceful: false });
  await dataSource.query(`GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`);
  await dataSource.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.archive TO ${APP_ROLE}`);
  await dataSource.query(`GRANT SELECT ON ${JOBS_SCHEMA}.queue TO ${APP_ROLE}`);
  // It keeps the time of its last maintenance beside its version.
  await dataSource.query(`GRANT SELECT, UPDATE ON ${JOBS_SCHEMA}.version TO ${APP_ROLE}`);
}
