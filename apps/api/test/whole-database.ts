import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { runSql } from './run-sql';

export type Digests = Readonly<Record<string, string>>;

/** Villagers do not stop earning points because somebody makes a backup. */
export function startWriter(ownerUrl: string) {
  let [count, isStopped] = [0, false];
  const done = (async () => {
    while (!isStopped) {
      await runSql(ownerUrl, [
        `SELECT ledger_post(array_agg(ROW(a.village_id, new_id(), 'opening', ledger_village_account(a.village_id, 'issuance'), a.id, 1, new_id(), '', NULL, NULL, NULL, NULL)::ledger_posting), now())
         FROM (SELECT * FROM ledger_account WHERE kind = 'wallet' ORDER BY id LIMIT 20) AS a`,
      ]);
      count += 1;
    }
  })();
  const wrote = async (more: number): Promise<void> => {
    for (const until = count + more; count < until;) await Promise.race([done, new Promise(resolve => setTimeout(resolve, 10))]);
  };
  const stop = (): Promise<void> => {
    isStopped = true;
    return done;
  };
  return { count: () => count, wrote, stop };
}

/** Every table of the schema, whatever its order, by a fingerprint of all its rows. */
export async function digestsOf(ownerUrl: string, snapshot?: string): Promise<Digests> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    if (snapshot !== undefined) await client.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('schema_migration', 'sql_function') ORDER BY 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest FROM "${name}" t`,
      );
      digests[name] = rows[0]?.digest ?? '';
    }
    return digests;
  } finally {
    await client.end();
  }
}

export const rulesOf = (url: string) =>
  runSql(url, [
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) || convalidated::text AS rule FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT oid::regclass::text, 'row security', relrowsecurity::text || relforcerowsecurity::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
     ORDER BY 1, 2, 3`,
  ]);

export async function photosOf(mediaDir: string): Promise<Digests> {
  const names = (await readdir(mediaDir, { recursive: true, encoding: 'utf8' })).filter(name => /\.(?:jpg|wav)$/.test(name)).sort();
  const digests: Record<string, string> = {};
  for (const name of names)
    digests[name] = createHash('sha256')
      .update(await readFile(join(mediaDir, name)))
      .digest('hex');
  return digests;
}
