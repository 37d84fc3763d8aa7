import { pointsRoutes, type QueueItem } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { TestVillage, type Inhabitant } from '../../../../test/village';
import { CREDITED_THIS_YEAR, EARLIER } from './household-history.queries';

let here: TestVillage;
let villageId: string;
let villager: Inhabitant;
let spouse: Inhabitant;
let keeper: Inhabitant;
let yard: string;

beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());
beforeEach(async () => {
  villageId = await here.village();
  const householdId = await here.household(villageId);
  villager = await here.person(villageId, { householdId, head: true });
  spouse = await here.person(villageId, { householdId, name: '罗建国' });
  keeper = await here.person(villageId, { roles: ['points_keeper'] });
  yard = await here.rule(villageId, { title: '院落五清', points: 2 });
});

const submit = async (ruleId: string, who = villager): Promise<string> => {
  const id = uuidv7();
  const { status, body } = await here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '做了', photoIds: [] } });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
};
const approve = async (applicationId: string): Promise<void> => {
  const { status } = await here.call(keeper, pointsRoutes.approveApplication, { params: { applicationId }, body: {} });
  expect(status).toBe(200);
};
const inQueue = async (id: string): Promise<QueueItem> => {
  const { body } = await here.call(keeper, pointsRoutes.queue, { query: { limit: '100' } });
  const item = body.items.find(one => one.id === id);
  if (!item) throw new Error('not in the queue');
  return item;
};

it('shows what the household had with that rule, however much else it sent since', async () => {
  const first = await submit(yard);
  await approve(first);
  const second = await submit(yard, spouse);
  const other = await here.rule(villageId, { title: '护林巡山', points: 5 });
  const others: string[] = [];
  for (let n = 0; n < 6; n += 1) others.push(await submit(other));
  const { withRule, recent } = await inQueue(await submit(yard));
  expect(withRule.creditedThisYear).toBe(1);
  expect(withRule.last).toEqual([
    expect.objectContaining({ id: second, ruleTitle: '院落五清', memberName: '罗建国', status: 'submitted', pointsAwarded: null }),
    expect.objectContaining({ id: first, ruleTitle: '院落五清', memberName: '罗秀英', status: 'credited', pointsAwarded: 2 }),
  ]);
  expect(recent.map(one => one.id)).toEqual(others.reverse().slice(0, 5));
});

it('along the rule’s line: its older version counts, another household’s does not; three at most', async () => {
  const older: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    older.push(await submit(yard));
    await approve(older[n] ?? '');
  }
  const newer = await here.rule(villageId, { title: '院落六清', points: 3 });
  await here.owner.query('UPDATE points_rule SET origin_rule_id = $2 WHERE id = $1', [newer, yard]);
  const neighbour = await here.person(villageId, { householdId: await here.household(villageId, '杨家') });
  const { withRule } = await inQueue(await submit(newer));
  expect(withRule.creditedThisYear).toBe(4);
  expect(withRule.last.map(one => one.id)).toEqual(older.reverse().slice(0, 3));
  expect((await inQueue(await submit(newer, neighbour))).withRule).toEqual({ creditedThisYear: 0, last: [] });
});

it('counts the year of the application, by the village’s calendar, and what was taken back no more', async () => {
  const [lastYear, thisYear, reversed] = [await submit(yard), await submit(yard), await submit(yard)];
  for (const id of [lastYear, thisYear, reversed]) await approve(id);
  await here.call(keeper, pointsRoutes.reverseCredit, { params: { applicationId: reversed }, body: { reason: '重复' } });
  const next = await submit(yard);
  // A quarter to midnight and a quarter past, on the night of the year, in the village.
  const at = (id: string, instant: string) =>
    here.owner.query('UPDATE points_application SET submitted_at = $2 WHERE id = $1', [id, instant]);
  await at(lastYear, '2025-12-31T15:45:00Z');
  await at(thisYear, '2025-12-31T16:15:00Z');
  await at(reversed, '2026-05-01T00:00:00Z');
  await at(next, '2026-06-01T00:00:00Z');
  expect((await inQueue(next)).withRule.creditedThisYear).toBe(1);
});

interface Explained {
  readonly 'QUERY PLAN': [{ readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number } }];
}

it('takes up no more pages for ten years more of deeds', async () => {
  const id = await submit(yard);
  const pages = async (sql: string, ...more: number[]): Promise<number> => {
    await here.owner.query('VACUUM (ANALYZE) points_application');
    const { rows } = await here.owner.query<Explained>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, [villageId, [id], ...more]);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    return (plan?.['Shared Hit Blocks'] ?? NaN) + (plan?.['Shared Read Blocks'] ?? NaN);
  };
  const deeds = (count: number, years: number, yearsAgo: number): Promise<unknown> =>
    here.owner.query(
      `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, rule_id, text, submitted_at, status, points_awarded, decided_at, decided_by_person_id, decided_by_role)
       SELECT a.village_id, new_id(), a.household_id, a.member_id, a.member_id, a.rule_id, '', now() - interval '1 year' * $5::int - n * interval '1 year' * $4::int / $2::int, 'credited', 2, now(), $3, 'points_keeper'
       FROM points_application a CROSS JOIN generate_series(1, $2::int) n WHERE a.id = $1`,
      [id, count, keeper.personId, years, yearsAgo],
    );
  await deeds(200, 1, 0);
  const few = [await pages(EARLIER, 3, 5, 6), await pages(CREDITED_THIS_YEAR)];
  await deeds(5_000, 10, 1);
  const many = [await pages(EARLIER, 3, 5, 6), await pages(CREDITED_THIS_YEAR)];
  expect(few.every(count => count > 5)).toBe(true);
  many.forEach((count, n) => expect(count).toBeLessThan((few[n] ?? 0) * 1.5 + 10));
});
