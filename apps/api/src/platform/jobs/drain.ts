import type { DataSource } from 'typeorm';

/**
 * Calls a function of the books, set by set so that no lock is held long, until it finds less than a set that is due; wakes the outbox after
 * every set that did something. `functionName` takes the most it may do at once and answers how many it did. Returns how many in all; throws
 * on database errors.
 */
export async function drain(dataSource: DataSource, outbox: { wake(): void }, functionName: string, atOnce: number): Promise<number> {
  for (let done = 0; ;) {
    const [row] = await dataSource.query<{ n: number }[]>(`SELECT ${functionName}($1) AS n`, [atOnce]);
    const now = row?.n ?? 0;
    done += now;
    if (now > 0) outbox.wake();
    if (now < atOnce) return done;
  }
}
