import type { Client } from 'pg';

/** As the application does it: in a transaction that has named its village. */
export async function inVillage<T>(app: Client, villageId: string, work: () => Promise<T>): Promise<T> {
  await app.query('BEGIN');
  await app.query(`SELECT set_config('app.village', $1, true)`, [villageId]);
  const result = await work();
  await app.query('COMMIT');
  return result;
}
