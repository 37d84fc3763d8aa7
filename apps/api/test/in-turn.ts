import { Client } from 'pg';
import type { TestVillage } from './village';

const PAUSE_MS = 50;
const PATIENCE = 200;

async function waiting(here: TestVillage, many: number): Promise<void> {
  for (let n = 0; n < PATIENCE; n += 1) {
    const { rowCount } = await here.owner.query(
      'SELECT DISTINCT l.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()',
    );
    if (rowCount === many) return;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`never were ${many} waiting`);
}

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
