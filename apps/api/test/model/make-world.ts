import type { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../photo-of';
import type { Inhabitant, TestVillage } from '../village';
import { Ages } from './ages';
import {
  FIRST_DAY,
  HELP_EACH_OTHER,
  helperOf,
  MONTH_CAP,
  ONE_HAND,
  TERMS,
  THANKS_PER_MONTH,
  THANKS_POINTS,
  type Actor,
  type Goods,
  type Household,
  type Order,
  type Officers,
  type Rule,
  type World,
} from './world';

const HOUSEHOLDS = 8;
const MEMBERS = 2;
const CHILDREN = 6;
const STOCK = 400;
const GOODS: readonly (readonly [points: number, limit: number | null])[] = [
  [1, null],
  [3, null],
  [7, 6],
  [20, null],
];
type Plan = Pick<Rule, 'min' | 'max' | 'cap'> & Partial<Rule>;
const RULES: readonly Plan[] = [
  { min: 2, max: 2, cap: null },
  { min: 1, max: 30, cap: null },
  { min: 7, max: 7, cap: null, startedBy: 'cadre' },
  { min: 4, max: 4, cap: { times: 1, period: 'day', subject: 'member' } },
  { min: 6, max: 6, cap: { times: 2, period: 'week', subject: 'household' } },
  { min: 5, max: 5, cap: { times: 4, period: 'month', subject: 'household' } },
  { min: 2, max: 5, cap: { times: 3, period: 'quarter', subject: 'member' } },
  { min: 3, max: 9, cap: { times: 3, period: 'year', subject: 'member' } },
  { min: 10, max: 40, cap: null, lane: 'full' },
  { min: 8, max: 8, cap: { times: 1, period: 'day', subject: 'household' }, lane: 'full' },
  { min: 3, max: 6, cap: { times: 2, period: 'week', subject: 'member' }, lane: 'full' },
  { min: 5, max: 15, cap: { times: 2, period: 'quarter', subject: 'household' }, lane: 'full' },
  { min: 9, max: 9, cap: { times: 1, period: 'month', subject: 'member' }, lane: 'full', startedBy: 'cadre' },
];
const ACTIVITY_RULES: readonly Plan[] = [
  { min: 3, max: 3, cap: null },
  { min: 4, max: 4, cap: { times: 2, period: 'month', subject: 'household' } },
  { min: 9, max: 9, cap: { times: 1, period: 'week', subject: 'member' } },
];
const HONOUR_RULES: readonly Plan[] = [
  { min: 5, max: 50, cap: null },
  { min: 8, max: 30, cap: { times: 1, period: 'year', subject: 'household' } },
];

/** One village with its officers, rules and goods. `households`: as many of the beginning; in a ring of two each may fetch for the other. */
export async function newWorld(here: TestVillage, households = HOUSEHOLDS, stock = STOCK): Promise<World> {
  const villageId = await here.village('桠溪村', {
    ...TERMS,
    helperThanksPoints: THANKS_POINTS,
    helperThanksPerMonth: THANKS_PER_MONTH,
    twoDecideAbovePoints: ONE_HAND,
  });
  const { officers, keeper, neighbours } = await elect(here, villageId, households);
  const rules = await adopt(here, villageId, RULES);
  const activityRules = await adopt(
    here,
    villageId,
    ACTIVITY_RULES.map(rule => ({ ...rule, startedBy: 'activity' as const })),
  );
  const honourRules = await adopt(
    here,
    villageId,
    HONOUR_RULES.map(rule => ({ ...rule, startedBy: 'cadre' as const })),
    'honours',
  );
  await here.owner.query('UPDATE points_rule_set SET household_month_cap = $2 WHERE village_id = $1', [villageId, MONTH_CAP]);
  return {
    villageId,
    households: await people(here.owner, villageId, households),
    neighbours,
    officers,
    keeper,
    photoId: await photoOf(here, keeper),
    rules,
    activityRules,
    honourRules,
    goods: await stockUp(here, villageId, stock),
    applications: [],
    orders: [],
    activities: [],
    honours: [],
    caps: new Map(),
    monthUse: new Map(),
    carried: new Map(),
    mergers: [],
    village: { issuance: 0, redeemed: 0, expired: 0, correction: 0 },
    transfers: {},
    thanks: [],
    deductions: [],
    sealed: 0,
    today: FIRST_DAY,
    machineDay: await machineDay(here.owner),
  };
}

const machineDay = async (owner: Client): Promise<string> =>
  (await owner.query<{ day: string }>(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`)).rows[0]?.day ?? '';

/** Half of the reviewers live in the village, in houses of their own; all others come from elsewhere. */
async function elect(here: TestVillage, villageId: string, origin: number) {
  const comes = (role: 'points_keeper' | 'cadre' | 'secretary' | 'supervisor' | 'reviewer') => here.person(villageId, { roles: [role] });
  const neighbours: Household[] = [];
  const reviewers: Inhabitant[] = [];
  for (let n = 0; n < 3; n += 1) {
    const id = await here.household(villageId, `评议员家${n}`);
    const reviewer = await here.person(villageId, { householdId: id, roles: ['reviewer'] });
    const spouse = await here.person(villageId, { householdId: id });
    reviewers.push(reviewer, await comes('reviewer'));
    neighbours.push(newHousehold(id, [reviewer, spouse], [], origin + n));
  }
  const officers: Officers = {
    cadre: await comes('cadre'),
    secretary: await comes('secretary'),
    supervisor: await comes('supervisor'),
    reviewers,
  };
  const keeper = await comes('points_keeper');
  // Long before anything that is dated back: a second hand was in office when the first one filed.
  await here.owner.query(`UPDATE village_role SET created_at = '2000-01-01' WHERE village_id = $1`, [villageId]);
  return { officers, neighbours, keeper };
}

async function adopt(here: TestVillage, villageId: string, plans: readonly Plan[], category?: string): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const { lane = 'fast', startedBy = 'villager', min, max, cap } of plans) {
    const id = await here.rule(villageId, { points: min, pointsMax: max, cap: cap ?? undefined, lane, startedBy });
    if (category)
      await here.owner.query('UPDATE points_rule SET category = $3 WHERE village_id = $1 AND id = $2', [villageId, id, category]);
    rules.push({ id, lane, startedBy, min, max, cap });
  }
  return rules;
}

export const newHousehold = (
  id: string,
  members: readonly Actor[],
  children: Actor[],
  origin: number,
  earlierOrders: readonly Order[] = [],
): Household => ({
  id,
  members,
  children,
  origin,
  earlierOrders,
  into: null,
  wallet: 0,
  reserved: 0,
  ages: new Ages(),
});

/** Hundreds of households in a few statements, with accounts for those who act, and the right of each to act for the other. */
async function people(owner: Client, villageId: string, count: number): Promise<Household[]> {
  const come = (householdId: string) => (): Actor => ({ accountId: uuidv7(), personId: uuidv7(), householdId });
  const households = Array.from({ length: count }, (_none, n) => {
    const id = uuidv7();
    return newHousehold(id, Array.from({ length: MEMBERS }, come(id)), Array.from({ length: CHILDREN }, come(id)), n);
  });
  if (count % HELP_EACH_OTHER > 0) throw new Error('somebody has nobody beside them');
  const persons = households.flatMap(({ members, children }) => [...members, ...children]);
  const helpers = households.map(household => {
    const { helper, household: theirs } = helperOf(households, household);
    return { id: uuidv7(), household: household.id, helper: helper.personId, by: theirs.members[0]?.personId };
  });
  const write = (statement: string, rows: readonly object[]) => owner.query(statement, [villageId, JSON.stringify(rows)]);
  await owner.query('INSERT INTO account (id) SELECT unnest($1::uuid[])', [persons.map(one => one.accountId)]);
  await write(
    `INSERT INTO household (village_id, id, name, card_code) SELECT $1, h.id, '户' || right(h.id::text, 6), 'H' || right(h.id::text, 12) FROM jsonb_to_recordset($2::jsonb) AS h(id uuid)`,
    households.map(({ id }) => ({ id })),
  );
  await write(
    `INSERT INTO person (village_id, id, household_id, name, account_id) SELECT $1, p."personId", p."householdId", '罗秀英', p."accountId"
     FROM jsonb_to_recordset($2::jsonb) AS p("personId" uuid, "householdId" uuid, "accountId" uuid)`,
    persons,
  );
  await write(
    `INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) SELECT $1, r.id, r.household, r.helper, r.by
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, household uuid, helper uuid, by uuid)`,
    helpers,
  );
  return households;
}

async function stockUp(here: TestVillage, villageId: string, stock: number): Promise<Goods[]> {
  const goods = GOODS.map(([points, limit]): Goods => ({ id: uuidv7(), points, limit, onHand: stock, reserved: 0 }));
  for (const one of goods) {
    await here.owner.query(
      `INSERT INTO store_goods (village_id, id, name, category, unit, points, limit_quantity, limit_period) VALUES ($1, $2::uuid, left($2::uuid::text, 30), 'daily', '袋', $3, $4, CASE WHEN $4::int IS NOT NULL THEN 'year' END)`,
      [villageId, one.id, one.points, one.limit],
    );
    await here.owner.query('SELECT store_lock_stock(ARRAY[$1::uuid], ARRAY[$2::uuid])', [villageId, one.id]);
    await here.owner.query(`SELECT store_post(ARRAY[ROW(1, $1, $2, 'receipt', $3, 0, new_id(), NULL, now())::store_move])`, [
      villageId,
      one.id,
      one.onHand,
    ]);
  }
  return goods;
}

/** Three rules, one of the full lane among them, so that few deeds come to a cap; every rule is somebody's. */
function someOf(rules: readonly Rule[], n: number): Rule[] {
  const [fast, full] = [rules.filter(rule => rule.lane === 'fast'), rules.filter(rule => rule.lane === 'full')];
  return [fast[n % fast.length], fast[(n + 1) % fast.length], full[n % full.length]].filter(rule => rule !== undefined);
}

/**
 * Short histories side by side in one village: each is of its own ring of households and knows no other. What they share (stock, the clock, the
 * village's accounts) stays the village's.
 */
export function inParts(village: World): { readonly whole: World; readonly parts: readonly World[] } {
  const parts: World[] = [];
  const all = <T>(read: (part: World) => readonly T[]) => ({ get: () => parts.flatMap(read) });
  const whole = Object.defineProperties(
    { ...village },
    {
      households: all(part => part.households),
      applications: all(part => part.applications),
      orders: all(part => part.orders),
      activities: all(part => part.activities),
      honours: all(part => part.honours),
      thanks: all(part => part.thanks),
      deductions: all(part => part.deductions),
      mergers: all(part => part.mergers),
    },
  );
  const { households } = village;
  for (let n = 0; n < households.length; n += HELP_EACH_OTHER) {
    const own = {
      households: households.slice(n, n + HELP_EACH_OTHER),
      rules: someOf(village.rules, n / HELP_EACH_OTHER),
      applications: [],
      orders: [],
      activities: [],
      honours: [],
      thanks: [],
      deductions: [],
      mergers: [],
    };
    // What is not its own it reads from the whole.
    parts.push(
      Object.assign(
        Object.create(whole, Object.fromEntries(Object.keys(own).map(key => [key, { writable: true, value: [] }]))) as World,
        own,
      ),
    );
  }
  return { whole, parts };
}
