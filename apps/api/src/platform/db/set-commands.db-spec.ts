import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';

let database: FreshDatabase;
let owner: Client;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const planned = ['plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'enable_bitmapscan=off'];

it('plans every command that the application may call with a set of items once a connection, by index', async () => {
  const { rows } = await owner.query<{ name: string; settings: string[] }>(
    `SELECT p.oid::regprocedure::text AS name, p.proconfig AS settings FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace AND has_function_privilege('jishan_app', p.oid, 'EXECUTE')
       AND p.proretset AND 'outcome' = ANY (p.proargnames)`,
  );
  expect(rows.map(row => row.name)).toEqual(
    expect.arrayContaining(['points_approve(jsonb)', 'store_reserve(jsonb)', 'identity_resolve_actors(jsonb)']),
  );
  expect(rows.filter(row => !planned.every(setting => row.settings.includes(setting))).map(row => row.name)).toEqual([]);
});
