import type { Client } from 'pg';

/** Where the raw clients find their work; the product knows nothing of it. */
export async function makeItemTable(owner: Client): Promise<void> {
  await owner.query('CREATE TABLE bench_item (client integer, n integer, item jsonb NOT NULL, PRIMARY KEY (client, n))');
  await owner.query('GRANT SELECT ON bench_item TO jishan_app');
}

/** Lays the items out for the raw clients. */
export async function layItems(owner: Client, items: readonly object[], clients: number): Promise<number> {
  const perClient = Math.floor(items.length / clients);
  const rows = items
    .slice(0, perClient * clients)
    .map((item, index) => ({ client: Math.floor(index / perClient), n: (index % perClient) + 1, item: [item] }));
  await owner.query('TRUNCATE bench_item');
  await owner.query(
    'INSERT INTO bench_item SELECT client, n, item FROM jsonb_to_recordset($1::jsonb) AS p(client integer, n integer, item jsonb)',
    [JSON.stringify(rows)],
  );
  await owner.query('ANALYZE bench_item');
  return perClient;
}
