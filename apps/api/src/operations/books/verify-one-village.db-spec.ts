import { TestVillage } from '../../../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

const YEARS = 20_000;
const PAGES = 50;

/** A village with one credit, and its application. */
async function village(): Promise<{ villageId: string; applicationId: string }> {
  const villageId = await here.village();
  const who = await here.person(villageId, { householdId: await here.household(villageId) });
  await here.earn(who, 3);
  const { rows } = await here.owner.query<{ id: string }>('SELECT id FROM points_application WHERE village_id = $1', [villageId]);
  return { villageId, applicationId: rows[0]?.id ?? '' };
}

interface Explained {
  readonly 'QUERY PLAN': [{ Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number } }];
}

async function pagesOf(villageId: string): Promise<number> {
  const statement = 'SELECT * FROM books_verify($1)';
  await here.owner.query(statement, [villageId]);
  const { rows } = await here.owner.query<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`, [villageId]);
  const { Plan } = rows[0]!['QUERY PLAN'][0];
  return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
}

it('to verify one village takes no more pages for what the others of the county have', async () => {
  const [small, large] = [await village(), await village()];
  const before = await pagesOf(small.villageId);
  await here.owner.query(
    `INSERT INTO points_application SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'submitted_at', a.submitted_at - n * interval '1 hour'))).*
     FROM points_application a, generate_series(1, ${YEARS}) n WHERE a.village_id = $1 AND a.id = $2`,
    [large.villageId, large.applicationId],
  );
  await here.owner.query('ANALYZE');
  expect((await pagesOf(small.villageId)) - before).toBeLessThan(PAGES);
});
