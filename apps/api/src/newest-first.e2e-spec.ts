import {
  checklistsRoutes,
  deductionRoutes,
  fundRoutes,
  householdChangeRoutes,
  identityRoutes,
  pointsRoutes,
  storeRoutes,
  type Page,
  type Route,
  type RouteAnswer,
  type RouteTypes,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../test/photo-of';
import { ChecklistsVillage } from '../test/checklists-village';
import { DeductionsVillage } from '../test/deductions-village';
import { SplitVillage } from '../test/split-village';
import { TestStore } from '../test/store';
import { TestVillage, type Inhabitant } from '../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

/** Ids of phones whose clocks go backwards: what is made first has the greatest. */
const backwards = (): [string, string, string] => {
  const [a, b, c] = [uuidv7(), uuidv7(), uuidv7()];
  return [c, b, a];
};

interface List {
  readonly route: Route<RouteTypes, string>;
  readonly who: Inhabitant;
  readonly query?: Readonly<Record<string, string>>;
  /** In the order in which they were made. */
  readonly made: readonly string[];
  readonly oldestFirst?: true;
}

async function applications(): Promise<List[]> {
  const villageId = await here.village();
  const who = await here.person(villageId, { householdId: await here.household(villageId) });
  const keeper = await here.person(villageId, { roles: ['points_keeper'] });
  const ruleId = await here.rule(villageId);
  const made = backwards();
  for (const id of made) await here.call(who, pointsRoutes.submitApplication, { body: { id, ruleId, text: '扫地', photoIds: [] } });
  return [
    { route: pointsRoutes.myApplications, who, made },
    { route: pointsRoutes.queue, who: keeper, made, oldestFirst: true },
  ];
}

async function redemptions(): Promise<List[]> {
  const store = await TestStore.open(here);
  const goods = await store.goods({ stock: 9 });
  const who = await store.shopper(30);
  const made = backwards();
  for (const id of made) expect((await store.reserve(who, goods, { id })).status).toBe(200);
  return [
    { route: storeRoutes.myRedemptions, who, made },
    { route: storeRoutes.counterRedemptions, who: store.keeper, made },
    { route: storeRoutes.counterRedemptions, who: store.keeper, made, query: { status: 'reserved' } },
  ];
}

async function deductions(): Promise<List[]> {
  const our = await DeductionsVillage.open(here);
  const made = backwards();
  for (const id of made) await our.notified({ id });
  return [
    { route: deductionRoutes.myDeductions, who: our.villager, made },
    { route: deductionRoutes.deductions, who: our.secretary, made },
  ];
}

async function requests(): Promise<List[]> {
  const our = await ChecklistsVillage.people(here);
  const item = await our.item();
  const made = backwards();
  for (const id of made) expect((await our.start(item, { id })).status).toBe(200);
  return [
    { route: checklistsRoutes.myRequests, who: our.villager, made },
    { route: checklistsRoutes.checklistQueue, who: our.cadre, made, oldestFirst: true },
  ];
}

async function fund(): Promise<List[]> {
  const villageId = await here.village();
  const who = await here.person(villageId, { roles: ['secretary'] });
  const made = backwards();
  for (const id of made) {
    const body = {
      id,
      source: 'collective',
      amountFen: 100,
      receivedOn: '2026-01-05',
      note: '集体收入',
      voucherId: await photoOf(here, who),
    };
    expect((await here.call(who, fundRoutes.recordFundEntry, { body })).status).toBe(200);
  }
  return [{ route: fundRoutes.fundEntries, who, made }];
}

async function claims(): Promise<List[]> {
  const villageId = await here.village();
  const who = await here.person(villageId, { roles: ['village_admin'] });
  const made = backwards();
  for (const id of made) {
    const account = uuidv7();
    await here.owner.query('INSERT INTO account (id) VALUES ($1)', [account]);
    await here.owner.query(`INSERT INTO membership_claim (village_id, id, account_id, name) VALUES ($1, $2, $3, '罗秀英')`, [
      villageId,
      id,
      account,
    ]);
  }
  return [{ route: identityRoutes.listClaims, who, made, oldestFirst: true }];
}

async function splits(): Promise<List[]> {
  const our = await SplitVillage.open(here);
  const made = backwards();
  const daughter = await here.person(our.villageId, { householdId: our.householdId });
  for (const [n, { personId }] of [our.son, our.wife, daughter].entries())
    await our.done({ id: made[n], personIds: [personId], headPersonId: personId });
  return [{ route: householdChangeRoutes.householdChanges, who: our.secretary, made }];
}

const page = async ({ route, who, query }: List, more: Readonly<Record<string, string>>) =>
  (await here.call(who, route, { query: { ...query, ...more } })) as {
    status: number;
    body: Page<{ id: string }>;
    problem: { code: string };
  };

it.each<[string, () => Promise<List[]>]>([
  ['applications', applications],
  ['redemptions', redemptions],
  ['deductions', deductions],
  ['requests', requests],
  ['the fund', fund],
  ['claims', claims],
  ['splits', splits],
])('%s stand by the time they came, whatever ids the phones gave them, page by page', async (_what, make) => {
  for (const list of await make()) {
    const expected = list.oldestFirst ? list.made : [...list.made].reverse();
    const whole = await page(list, {});
    expect(whole.body.items.map(item => item.id)).toEqual(expected);
    const walked: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body, status }: Awaited<ReturnType<typeof page>> = await page(list, { limit: '1', ...(cursor ? { cursor } : {}) });
      expect(status).toBe(200);
      walked.push(...body.items.map(item => item.id));
      cursor = body.nextCursor;
    }
    expect(walked).toEqual(expected);
    // As lists gave it out before: refused with words, and the app begins at the top again.
    const old = await page(list, { cursor: Buffer.from(JSON.stringify([list.made[1]])).toString('base64url') });
    expect([old.status, old.problem.code]).toEqual([400, 'REQUEST.BAD_CURSOR']);
    const never = await page(list, { cursor: Buffer.from(JSON.stringify(['never', 'x', 'x'])).toString('base64url') });
    expect(never.status).toBe(400);
    const never2 = await page(list, { cursor: Buffer.from(JSON.stringify(['never', 'x'])).toString('base64url') });
    expect(never2.status).toBe(400);
    // A time that PostgreSQL reads otherwise than the rest of what is no time.
    for (const time of ['2026-01-01 00:00+99', '2026-01-01 America/Nowhere', '2026-01-01 x/y', 'infinity'])
      for (const rest of [['x'], ['x', 'x'], ['00000000-0000-7000-8000-000000000001'], [1]]) {
        const forged = await page(list, { cursor: Buffer.from(JSON.stringify([time, ...rest])).toString('base64url') });
        expect(forged.status).toBeLessThan(500);
      }
  }
});

it('what a reviewer sees of the household is the newest, and the newest first', async () => {
  const [{ who, made }, queue] = (await applications()) as [List, List];
  const extra = '00000000-0000-7000-8000-000000000001';
  await here.call(who, pointsRoutes.submitApplication, {
    body: { id: extra, ruleId: await here.rule(who.villageId), text: '扫地', photoIds: [] },
  });
  const { items } = (await page(queue, {})).body as unknown as RouteAnswer<typeof pointsRoutes.queue>;
  const item = items.find(one => one.id === made[0]);
  expect(item?.withRule.last.map(one => one.id)).toEqual([made[2], made[1]]);
  expect(item?.recent.map(one => one.id)).toEqual([extra]);
});

const EVERY = '$1::uuid IS NOT NULL';
it.each([
  ['store_redemption', 'household_id = $1', 'placed_at', 'ix_store_redemption_household'],
  ['store_redemption', `status = 'fulfilled' AND $1::uuid IS NOT NULL`, 'placed_at', 'ix_store_redemption_status'],
  ['store_redemption', EVERY, 'placed_at', 'ix_store_redemption_placed'],
  ['points_application', 'household_id = $1', 'submitted_at', 'ix_points_application_household'],
  ['points_application', `status = 'submitted' AND $1::uuid IS NOT NULL`, 'submitted_at', 'ix_points_application_queue'],
  ['points_deduction', 'household_id = $1', 'opened_at', 'ix_points_deduction_household'],
  ['points_deduction', EVERY, 'opened_at', 'ix_points_deduction_opened'],
  ['household_change', EVERY, 'created_at', 'ix_household_change_created'],
  ['checklist_request', 'household_id = $1', 'started_at', 'ix_checklist_request_household'],
  ['membership_claim', `status = 'pending' AND $1::uuid IS NOT NULL`, 'created_at', 'ix_membership_claim_status'],
])('%s where %s is read in order from %s on by an index (%s), without sorting', async (table, where, time, index) => {
  await here.owner.query('BEGIN');
  await here.owner.query('SET LOCAL enable_seqscan = off');
  // With three rows to a table the planner takes the village's own index as gladly as a household's.
  if (where !== EVERY) await here.owner.query('DROP INDEX IF EXISTS ix_store_redemption_placed, ix_points_deduction_opened');
  await here.owner.query('SET LOCAL enable_sort = off');
  const { rows } = await here.owner.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT * FROM ${table} WHERE village_id = $1 AND ${where} AND (${time}, id) < (now(), $1) ORDER BY ${time} DESC, id DESC LIMIT 21`,
    [uuidv7()],
  );
  await here.owner.query('ROLLBACK');
  const plan = rows.map(row => row['QUERY PLAN']).join('\n');
  expect(plan).toContain(`Index Scan Backward using ${index}`);
  expect(plan).toMatch(new RegExp(`Index Cond: .*ROW\\(${time}, id\\) <`));
  expect(plan).not.toContain('Sort');
});
