import {
  activitiesRoutes,
  checklistsRoutes,
  deductionRoutes,
  panelRoutes,
  pointsBookRoutes,
  pointsRoutes,
  storeRoutes,
  type Route,
  type RouteTypes,
} from '@jishan/contracts';
import { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { ActivitiesVillage } from '../test/activities-village';
import { ChecklistsVillage } from '../test/checklists-village';
import { DeductionsVillage } from '../test/deductions-village';
import { PanelVillage } from '../test/panel-village';
import { TestStore } from '../test/store';
import { TestVillage, type Inhabitant } from '../test/village';

let here: TestVillage;
beforeAll(async () => {
  here = await TestVillage.boot();
});
afterAll(() => here.close());

const YEARS = 600;
const PAGE = 5;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** `count` more rows like the one of this id, a day older each. */
async function older(table: string, id: string, times: readonly string[], change = '{}', count = YEARS): Promise<void> {
  const days = times.map(time => `'${time}', r.${time} - n * interval '1 day'`).join(', ');
  await here.owner.query(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), ${days}) || $2::jsonb)).* FROM ${table} r, generate_series(1, ${count}) n WHERE r.id = $1`,
    [id, change],
  );
}

/** Rows that each node of the list's very own statement read, the greatest number first. */
async function rowsRead([who, route, query, from, params]: Case) {
  await here.owner.query('ANALYZE');
  const asked = jest.spyOn(EntityManager.prototype, 'query');
  const reply = await here.call(who, route, {
    ...(params && { params }),
    query: route.method === 'GET' ? { limit: String(PAGE), ...query } : query,
  });
  const call = asked.mock.calls.find(([sql]) => sql.includes('ORDER BY') && sql.includes(from));
  asked.mockRestore();
  expect(reply.status).toBe(200);
  if (!call) throw new Error(`no statement reads ${from}`);
  await here.owner.query('BEGIN');
  // As with tables of years: these are small enough to be read whole for less.
  await here.owner.query('SET LOCAL enable_seqscan = off');
  const { rows } = await here.owner.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${call[0]}`, [
    ...((call[1] as unknown[] | undefined) ?? []),
  ]);
  await here.owner.query('COMMIT');
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
  // What is kept in memory and read again was read by the node below it.
  return nodes(rows[0]!['QUERY PLAN'][0].Plan)
    .filter(node => node['Node Type'] !== 'Materialize')
    .map(node => ({
      node: `${node['Node Type']} ${node['Relation Name'] ?? ''}`,
      rows: (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    }))
    .sort((a, b) => b.rows - a.rows);
}

type Case = readonly [
  who: Inhabitant,
  route: Route<RouteTypes, string>,
  query: Readonly<Record<string, string>>,
  table: string,
  params?: Readonly<Record<string, string>>,
];

/** Of the own household and of one that granted a proxy right, as a helper reads them. */
async function applications(): Promise<Case[]> {
  const villageId = await here.village();
  const who = await here.person(villageId, { householdId: await here.household(villageId) });
  const neighbour = await here.person(villageId, { householdId: await here.household(villageId, '杨家'), head: true });
  await here.proxy(neighbour, who);
  const ruleId = await here.rule(villageId);
  for (const one of [who, neighbour]) {
    const id = uuidv7();
    expect((await here.call(one, pointsRoutes.submitApplication, { body: { id, ruleId, text: '扫地', photoIds: [] } })).status).toBe(200);
    await older('points_application', id, ['submitted_at']);
  }
  return [
    [who, pointsRoutes.myApplications, {}, 'points_application'],
    [who, pointsRoutes.myApplications, { state: 'running' }, 'points_application'],
    [await here.person(villageId, { roles: ['points_keeper'] }), pointsRoutes.queue, {}, 'points_application'],
    [await here.person(villageId, { roles: ['reviewer'] }), pointsRoutes.queue, {}, 'points_application'],
  ];
}

async function redemptions(): Promise<Case[]> {
  const store = await TestStore.open(here);
  const goods = await store.goods({ stock: 9 });
  const who = await store.shopper(30);
  const id = uuidv7();
  expect((await store.reserve(who, goods, { id })).status).toBe(200);
  await older('store_redemption', id, ['placed_at']);
  return [
    [who, storeRoutes.myRedemptions, {}, 'store_redemption'],
    [who, storeRoutes.myRedemptions, { status: 'reserved' }, 'store_redemption'],
    [store.keeper, storeRoutes.counterRedemptions, {}, 'store_redemption'],
  ];
}

async function deductions(): Promise<Case[]> {
  const our = await DeductionsVillage.open(here);
  const id = uuidv7();
  await our.notified({ id });
  await older('points_deduction', id, ['opened_at']);
  return [[our.villager, deductionRoutes.myDeductions, {}, 'points_deduction']];
}

async function requests(): Promise<Case[]> {
  const our = await ChecklistsVillage.people(here);
  const id = uuidv7();
  expect((await our.start(await our.item(), { id })).status).toBe(200);
  await older('checklist_request', id, ['started_at']);
  await here.owner.query(
    `INSERT INTO checklist_request_step SELECT (jsonb_populate_record(s, jsonb_build_object('request_id', r.id))).*
     FROM checklist_request_step s JOIN checklist_request r ON r.village_id = s.village_id AND r.id <> s.request_id WHERE s.request_id = $1`,
    [id],
  );
  return [[our.villager, checklistsRoutes.myRequests, {}, 'checklist_request']];
}

/** Two objections answered among hundreds of applications that nobody objected to; a reviewer who voted on hundreds. */
async function panels(): Promise<Case[]> {
  const our = await PanelVillage.people(here);
  const ruleId = await here.rule(our.villageId, { lane: 'full' });
  const objected = await our.objected(ruleId);
  await our.allVote(objected, false);
  const plain = await our.submit(ruleId);
  await older('points_application', plain, ['submitted_at'], JSON.stringify({ status: 'withdrawn' }));
  await here.owner.query(
    `INSERT INTO points_panel SELECT (jsonb_populate_record(p, jsonb_build_object('application_id', a.id))).* FROM points_panel p
     JOIN points_application a ON a.village_id = p.village_id AND a.status = 'withdrawn' WHERE p.application_id = $1 AND p.round = 1`,
    [objected],
  );
  const { rows } = await here.owner.query<{ person_id: string }>(
    `INSERT INTO points_panel_seat SELECT (jsonb_populate_record(s, jsonb_build_object('application_id', a.id, 'voted_at', a.submitted_at))).*
     FROM points_panel_seat s JOIN points_application a ON a.village_id = s.village_id AND a.status = 'withdrawn'
     WHERE s.application_id = $1 AND s.round = 1 AND s.seat = 1 AND s.voted_at IS NOT NULL RETURNING person_id`,
    [objected],
  );
  expect(rows).toHaveLength(YEARS);
  const seat = our.everybody.find(one => one.personId === rows[0]?.person_id);
  if (!seat) throw new Error('nobody sat in the panel');
  return [
    [our.villager, panelRoutes.publications, { scope: 'results' }, 'points_panel'],
    [seat, panelRoutes.panelQueue, { scope: 'voted' }, 'points_panel_seat'],
    [seat, panelRoutes.panelQueue, {}, 'points_panel_seat'],
  ];
}

async function gatherings(): Promise<Case[]> {
  const our = await ActivitiesVillage.make(here);
  const id = await our.published();
  await older('activity', id, ['starts_at', 'ends_at', 'sign_up_until']);
  return [[our.villager, activitiesRoutes.activities, {}, 'activity']];
}

/** A credit a day for eight years, past the one door: what is asked is how they are read. */
async function books(): Promise<Case[]> {
  const villageId = await here.village();
  const [who, householdId, accountId] = [await here.person(villageId, { roles: ['secretary'] }), await here.household(villageId), uuidv7()];
  await here.owner.query('BEGIN');
  for (const table of ['ledger_transfer', 'ledger_entry']) await here.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await here.owner.query(`INSERT INTO ledger_account (village_id, id, kind, household_id) VALUES ($1, $2, 'wallet', $3)`, [
    villageId,
    accountId,
    householdId,
  ]);
  await here.owner.query(
    `WITH t AS (INSERT INTO ledger_transfer (village_id, id, kind, amount, cause_id, reason, at)
       SELECT $1, gen_random_uuid(), 'award', 1, gen_random_uuid(), '扫地', '2026-02-10'::timestamptz - n * interval '1 day' FROM generate_series(1, 3000) n RETURNING id)
     INSERT INTO ledger_entry (village_id, account_id, seq, transfer_id, amount, balance_after) SELECT $1, $2, row_number() OVER (), t.id, 1, 1 FROM t`,
    [villageId, accountId],
  );
  for (const table of ['ledger_transfer', 'ledger_entry']) await here.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await here.owner.query('COMMIT');
  return [
    [who, pointsBookRoutes.pointsBookByRule, { period: '2026-01' }, 'ledger_transfer t'],
    [who, pointsRoutes.householdStatement, {}, 'ledger_entry e', { householdId }],
    [who, pointsBookRoutes.exportPassbook, {}, 'ledger_entry e', { householdId }],
  ];
}

it.each<[string, () => Promise<Case[]>]>([
  ['own applications and those that wait for a reviewer', applications],
  ['redemptions', redemptions],
  ['own deductions', deductions],
  ['own requests', requests],
  ['panels and what came of objections', panels],
  ['activities to come', gatherings],
  ['the village’s book by rule, a household’s statement and its passbook', books],
])('%s: the statement reads a page, however many years lie behind it', async (_what, make) => {
  for (const one of await make()) {
    const [, route, query] = one;
    const read = await rowsRead(one);
    // A page of each household, and what else stands in these small tables.
    expect([route.path, query, read.filter(one => one.rows > 10 * PAGE)]).toEqual([route.path, query, []]);
  }
});
