import { Client } from 'pg';
import { serverNote, type FreshDatabase } from './fresh-database';

type Explained = { 'QUERY PLAN': [{ Plan: Readonly<Record<string, number>> }] };

/** How many pages each verification goes through for every entry of the books while the planner knows nothing of their tables. */
export async function pagesAnEntry(database: FreshDatabase): Promise<Record<string, number>> {
  const url = new URL(serverNote().superuserUrl);
  url.pathname = new URL(database.ownerUrl).pathname;
  const superuser = new Client({ connectionString: url.href });
  await superuser.connect();
  try {
    const { rows } = await superuser.query<{ name: string; entries: number }>(
      'SELECT b AS name, (SELECT count(*)::int FROM ledger_entry) AS entries FROM books_verifications() b',
    );
    await superuser.query('BEGIN');
    await superuser.query('DELETE FROM pg_statistic');
    await superuser.query(
      `UPDATE pg_class SET reltuples = -1, relpages = 0, relallvisible = 0 WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace`,
    );
    const pages: Record<string, number> = {};
    for (const { name, entries } of rows) {
      const { rows: explained } = await superuser.query<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT * FROM ${name}(NULL)`);
      const plan = explained[0]?.['QUERY PLAN'][0].Plan;
      if (!plan) throw new Error(`no plan of ${name}`);
      pages[name] = ((plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)) / entries;
    }
    return pages;
  } finally {
    // Rolled back with it: the catalogue is as it was.
    await superuser.end();
  }
}
