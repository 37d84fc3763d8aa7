import { activitiesRoutes, pointsRoutes } from '@jishan/contracts';
import { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { today } from '../../../../test/expiry-houses';
import { MergeVillage } from '../../../../test/merge-village';
import { TestVillage, type Inhabitant } from '../../../../test/village';

const AT_ONCE = 4;
const ROUNDS = 3;
const CREDITS = 8;

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

const caller = (who: Inhabitant, actorRole: string) => ({
  villageId: who.villageId,
  actorAccountId: who.accountId,
  actorPersonId: who.personId,
  actorHouseholdId: null,
  actorRole,
  key: uuidv7(),
  requestHash: '00',
  requestId: 't',
  ip: '',
});

/**
 * Commands of the books as the application calls them, but each refusal of the database is seen: there, a deadlock is done again and nobody learns of it.
 * What asks to be done anew (40001) is.
 */
async function run(calls: readonly (readonly [name: string, item: object])[]): Promise<string[]> {
  const left = [...calls];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    const client = new Client({ connectionString: here.database.ownerUrl });
    await client.connect();
    try {
      for (let next = left.shift(); next; next = left.shift()) {
        const [name, item] = next;
        const answer = await client
          .query<{ outcome: { done?: unknown; refused?: string } }>(`SELECT outcome FROM ${name}($1::jsonb)`, [JSON.stringify([item])])
          .catch((error: unknown) => (error as { code: string }).code);
        if (answer === '40001') left.push(next);
        else if (typeof answer === 'string') failed.push(answer);
        else if (!answer.rows[0]?.outcome.done) failed.push(answer.rows[0]?.outcome.refused ?? 'nothing');
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failed;
}

/** Points of the household that ends that wait for a second person, and deeds of the one that goes on that wait for a reviewer. */
async function waiting(v: MergeVillage): Promise<{ honours: string[]; applications: string[] }> {
  const ruleId = await here.rule(v.villageId, { startedBy: 'cadre', points: 60, title: '最美家庭' });
  await here.owner.query(`UPDATE points_rule SET category = 'honours' WHERE id = $1`, [ruleId]);
  const honours: string[] = [];
  const applications: string[] = [];
  const deedRule = await here.rule(v.villageId, { points: 2 });
  for (let n = 0; n < CREDITS; n += 1) {
    const body = {
      title: `最美家庭 ${n}`,
      period: '2026',
      grantedOn: today,
      citation: '邻里和睦。',
      ruleId,
      points: 60,
      householdIds: [v.fromId],
    };
    expect((await here.call(v.secretary, activitiesRoutes.grantHonours, { body })).body).toMatchObject({ waiting: 60 });
    const id = uuidv7();
    expect(
      (await here.call(v.son, pointsRoutes.submitApplication, { body: { id, ruleId: deedRule, text: '', photoIds: [] } })).status,
    ).toBe(200);
    applications.push(id);
  }
  const { rows } = await here.owner.query<{ id: string }>('SELECT id FROM honour WHERE village_id = $1', [v.villageId]);
  honours.push(...rows.map(row => row.id));
  return { honours, applications };
}

describe('late points of a household that ends, against what is credited to the one that goes on', () => {
  it('nobody waits for each other, and every point is where the people are', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      // The one that goes on has its accounts before the village has its own, the one that ends after it: its id is the least, and that of the ended one the greatest.
      const v = await MergeVillage.open(here, {}, [0, 1]);
      for (const points of [40, 40]) await here.earn(v.mother, points);
      await here.owner.query(`UPDATE village SET settings = settings || '{"twoDecideAbovePoints": 50}' WHERE id = $1`, [v.villageId]);
      const { honours, applications } = await waiting(v);
      const filed = (await v.merge()).body;
      expect(filed.state).toBe('waiting');
      const keeper = await here.person(v.villageId, { roles: ['points_keeper'] });
      const failed = await run([
        ...honours
          .slice(0, CREDITS / 2)
          .map(honourId => ['honours_confirm', { ...caller(v.cadre, 'cadre'), honourId, transferId: uuidv7() }] as const),
        ['points_merge_confirm', { ...caller(v.cadre, 'cadre'), changeId: filed.id, transferId: uuidv7() }] as const,
        ...honours
          .slice(CREDITS / 2)
          .flatMap((honourId, n) => [
            ['honours_confirm', { ...caller(v.cadre, 'cadre'), honourId, transferId: uuidv7() }] as const,
            ...[applications[2 * n], applications[2 * n + 1]].map(
              applicationId => ['points_approve', { ...caller(keeper, 'points_keeper'), applicationId, transferId: uuidv7() }] as const,
            ),
          ]),
      ]);
      expect(failed).toEqual([]);
      expect([await here.balance(v.fromId), await here.balance(v.toId)]).toEqual([0, 1 + 80 + CREDITS * 62]);
    }
    expect((await here.owner.query('SELECT subject, fault FROM books_verify()')).rows).toEqual([]);
  });
});
