import { Client } from 'pg';
import { until } from './until';
import type { TestVillage } from './village';

/** So many connections wait for a lock that another one holds. */
export const waiting = (here: TestVillage, many: number): Promise<void> =>
  until(`${many} who wait`, async () => {
    const { rowCount } = await here.owner.query(
      'SELECT DISTINCT l.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()',
    );
    return rowCount === many;
  });

/** The first waits at its last step, the audit, everything else of it done and nothing committed; the second comes meanwhile and waits for it or for the audit. No other job may run. */
export async function inTurn<A, B>(here: TestVillage, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const gate = new Client({ connectionString: here.database.ownerUrl });
  await gate.connect();
  try {
    await gate.query('BEGIN');
    await gate.query('LOCK TABLE audit_entry IN SHARE MODE');
    const one = first();
    await waiting(here, 1);
    const other = second();
    await waiting(here, 2);
    await gate.query('ROLLBACK');
    return await Promise.all([one, other]);
  } finally {
    await gate.end();
  }
}
