import PgBoss from 'pg-boss';

export const JOBS_SCHEMA = 'pgboss';

interface Client {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  release(broken?: boolean): void;
}

export interface ClientPool {
  connect(): Promise<Client>;
}

/**
 * pg-boss on a pool that others use too. Some of its texts are several statements with their own BEGIN: when one of them fails, the
 * connection is left inside a dead transaction and must not go back.
 */
export function bossOn(pool: ClientPool, options: { readonly install: boolean }): PgBoss {
  const executeSql: PgBoss.Db['executeSql'] = async (text, values) => {
    const client = await pool.connect();
    try {
      const result = await client.query(text, values);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  return new PgBoss({
    schema: JOBS_SCHEMA,
    db: { executeSql },
    migrate: options.install,
    supervise: !options.install,
    // Its own clockwork runs handlers whose completion nobody awaits: a database that vanishes then would end the process.
    schedule: false,
    maintenanceIntervalSeconds: 60,
    archiveCompletedAfterSeconds: 2 * 86_400,
    archiveFailedAfterSeconds: 7 * 86_400,
    deleteAfterDays: 14,
  });
}
