import { TestVillage } from '../../../../test/village';

const PEOPLE = 2_000;

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

it('who is acting is found without going through everybody, also where the planner would read a small table whole', async () => {
  const villageId = await here.village();
  const who = await here.person(villageId, { householdId: await here.household(villageId) });
  await here.owner.query(
    `INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'account_id', NULL))).* FROM person p, generate_series(1, ${PEOPLE}) n WHERE p.id = $1`,
    [who.personId],
  );
  await here.owner.query('VACUUM ANALYZE');
  const { rows: sessions } = await here.owner.query<{ id: string }>('SELECT id FROM session WHERE account_id = $1', [who.accountId]);
  const question = JSON.stringify([{ accountId: who.accountId, sessionId: sessions[0]?.id, sessionVersion: 1, villageId }]);
  await here.owner.query('BEGIN');
  const { rows } = await here.owner.query<{ outcome: unknown }>('SELECT outcome FROM identity_resolve_actors($1::jsonb)', [question]);
  const { rows: read } = await here.owner.query<{ n: number }>(
    `SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS n FROM pg_stat_xact_user_tables WHERE relname = 'person'`,
  );
  await here.owner.query('COMMIT');
  expect(rows).toMatchObject([{ outcome: { done: { village: { personId: who.personId, roles: ['villager'] } } } }]);
  expect(read[0]?.n).toBeLessThanOrEqual(2);
});
