import type { Client } from 'pg';

/** Pages of 8 kB that were taken up, from memory or disk: by all of the API's connections, and of each table with its indexes. */
export interface Pages {
  readonly all: number;
  readonly ofTable: ReadonlyMap<string, number>;
}

/** As far as the connections have told: they do when they go idle, at most ten seconds later. */
export async function pagesOf(owner: Client): Promise<Pages> {
  await owner.query('SELECT pg_stat_force_next_flush()');
  const all = await owner.query<{ pages: string }>(
    `SELECT sum(hits + coalesce(reads, 0)) AS pages FROM pg_stat_io WHERE backend_type = 'client backend' AND object = 'relation'`,
  );
  const { rows } = await owner.query<{ name: string; pages: string }>(
    `SELECT relname AS name, heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit + idx_blks_read, 0) AS pages FROM pg_statio_user_tables WHERE schemaname = 'public'`,
  );
  return { all: Number(all.rows[0]?.pages), ofTable: new Map(rows.map(row => [row.name, Number(row.pages)])) };
}

/** Where most of them were: names and pages of the tables that took up the most, most first. */
export function mostTaken(before: Pages, after: Pages, count: number): [string, number][] {
  return [...after.ofTable]
    .map(([name, pages]): [string, number] => [name, pages - (before.ofTable.get(name) ?? 0)])
    .sort((a, b) => b[1] - a[1])
    .slice(0, count);
}
