import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { TestVillage } from '../../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

const PAGES = 60;

/** A village of so many households, the last `merged` of which have gone into the first one; and the wallet of the first. */
async function village(households: number, merged: number): Promise<{ villageId: string; walletId: string }> {
  const { owner } = here;
  const villageId = await here.village();
  const ids = Array.from({ length: households }, () => uuidv7());
  await owner.query(
    `INSERT INTO household (village_id, id, name, card_code) SELECT $1, i, '罗家', 'H' || right(i::text, 12) FROM unnest($2::uuid[]) i`,
    [villageId, ids],
  );
  await owner.query('SELECT ledger_open(array_agg($1::uuid), array_agg(i)) FROM unnest($2::uuid[]) i', [villageId, ids]);
  await owner.query('UPDATE household SET closed_at = now(), merged_into_household_id = $2 WHERE village_id = $1 AND id = ANY ($3)', [
    villageId,
    ids[0],
    ids.slice(households - merged),
  ]);
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM ledger_account WHERE village_id = $1 AND household_id = $2 AND kind = 'wallet'`,
    [villageId, ids[0]],
  );
  return { villageId, walletId: rows[0]?.id ?? '' };
}

interface Explained {
  readonly 'QUERY PLAN': [{ Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number } }];
}

/** Pages that a statement takes up when the connection has its plans. */
async function pagesOf(mode: string, statement: string, values: readonly unknown[]): Promise<number> {
  const client = new Client({ connectionString: here.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`SET plan_cache_mode = ${mode}`);
    for (let warm = 0; warm < 8; warm += 1) await client.query(statement, [...values]);
    const { rows } = await client.query<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`, [...values]);
    const { Plan } = rows[0]!['QUERY PLAN'][0];
    return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
  } finally {
    await client.end();
  }
}

it('to lock a living account, and to ask where its points go on to, nobody else is gone through, however many households of the county have merged', async () => {
  await village(300, 10);
  // Counted while the county was small: what it is planned by then, it is done by until it is counted again.
  await here.owner.query('ANALYZE');
  const { villageId, walletId } = await village(1_000, 300);
  for (const mode of ['force_generic_plan', 'force_custom_plan']) {
    expect(await pagesOf(mode, 'SELECT ledger_lock(ARRAY[$1::uuid], ARRAY[$2::uuid])', [villageId, walletId])).toBeLessThan(PAGES);
    const posting = `ARRAY[ROW($1::uuid, new_id(), 'award', $2::uuid, $2::uuid, 1, new_id(), '', NULL, NULL, NULL, NULL)::ledger_posting]`;
    expect(await pagesOf(mode, `SELECT ledger_forward(${posting})`, [villageId, walletId])).toBeLessThan(PAGES);
  }
});
