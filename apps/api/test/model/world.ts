import type { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { photoOf } from '../split-village';
import type { TestVillage } from '../village';
import { Ages } from './ages';
import { lastDayOf, type Terms } from './expiry-terms';

/** What the books must hold, kept by plain arithmetic. One village; its database rows are made when it is. */
export interface World {
  readonly villageId: string;
  readonly households: Household[];
  readonly keeper: Actor;
  /** A document that the keeper photographed. */
  readonly photoId: string;
  readonly rules: readonly Rule[];
  readonly goods: readonly Goods[];
  readonly applications: Application[];
  readonly orders: Order[];
  readonly caps: Map<string, number>;
  readonly village: { issuance: number; redeemed: number; expired: number; correction: number };
  /** Posted transfers by kind. */
  readonly transfers: Record<string, number>;
  /** What is owed, given or not for deeds of helpers, by the deed. */
  readonly thanks: Thanks[];
  readonly deductions: Deduction[];
  sealed: number;
  /** `YYYY-MM-DD`: on this day things are credited, until the clock goes on. */
  today: string;
}

export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly householdId: string | null;
}
export interface Household {
  readonly id: string;
  readonly members: readonly Actor[];
  /** Grown children who do nothing until they found a household of their own. */
  readonly children: Actor[];
  /** The household of the beginning that it is of. */
  readonly origin: number;
  wallet: number;
  reserved: number;
  /** What is in the wallet, by age. */
  readonly ages: Ages;
}
export interface Rule {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly cap: { readonly times: number; readonly period: 'month' | 'year'; readonly subject: 'member' | 'household' } | null;
}
export interface Goods {
  readonly id: string;
  readonly points: number;
  readonly limit: number | null;
  onHand: number;
  reserved: number;
}
export interface Application {
  readonly id: string;
  readonly household: Household;
  readonly member: Actor;
  readonly filer: Actor;
  readonly rule: Rule;
  /** `YYYY-MM-DD`; the cap's period is that day's. */
  readonly day: string;
  status: 'submitted' | 'credited' | 'reversed';
  awarded: number | null;
}
export interface Thanks {
  readonly deedId: string;
  /** `YYYY-MM` of the deed, in which it counts. */
  readonly month: string;
  readonly helper: Actor;
  readonly household: Household;
  state: 'owed' | 'credited' | 'capped' | 'void' | 'taken_back';
  undone: boolean;
}
export interface Deduction {
  readonly id: string;
  readonly household: Household;
  readonly points: number;
  posted: number;
  status: 'posted' | 'reversed';
}
export interface Order {
  readonly id: string;
  readonly household: Household;
  readonly lines: readonly { readonly goods: Goods; readonly quantity: number }[];
  readonly points: number;
  status: 'reserved' | 'fulfilled' | 'cancelled' | 'expired' | 'returned';
}

/** What the village gives a helper, and how often in a month. */
export const THANKS_POINTS = 2;
export const THANKS_PER_MONTH = 5;
/** Long before the clock of the machine, which the model's never reaches. */
const FIRST_DAY = '2023-01-05';
export const TERMS: Terms = { pointsExpiry: 'rolling12', expiryYearStart: '01-01', expiryFrom: '2023-06-01' };

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
const RULES: readonly Omit<Rule, 'id'>[] = [
  { min: 2, max: 2, cap: null },
  { min: 1, max: 30, cap: null },
  { min: 5, max: 5, cap: { times: 4, period: 'month', subject: 'household' } },
  { min: 3, max: 9, cap: { times: 3, period: 'year', subject: 'member' } },
];

export async function newWorld(here: TestVillage): Promise<World> {
  const villageId = await here.village('桠溪村', { ...TERMS, helperThanksPoints: THANKS_POINTS, helperThanksPerMonth: THANKS_PER_MONTH });
  const households: Household[] = [];
  for (let n = 0; n < HOUSEHOLDS; n += 1) {
    const id = await here.household(villageId, `户${n}`);
    const members: Actor[] = [];
    for (let m = 0; m < MEMBERS; m += 1) members.push(await here.person(villageId, { householdId: id }));
    const children: Actor[] = [];
    for (let m = 0; m < CHILDREN; m += 1) children.push(await here.person(villageId, { householdId: id, name: `子女${m}` }));
    households.push({ id, members, children, origin: n, wallet: 0, reserved: 0, ages: new Ages() });
  }
  for (const household of households) await letHelp(here.owner, villageId, households, household);
  const keeper = await here.person(villageId, { roles: ['points_keeper'] });
  const rules: Rule[] = [];
  for (const rule of RULES)
    rules.push({ ...rule, id: await here.rule(villageId, { points: rule.min, pointsMax: rule.max, cap: rule.cap ?? undefined }) });
  const goods = await stockUp(here, villageId);
  const village = { issuance: 0, redeemed: 0, expired: 0, correction: 0 };
  return {
    villageId,
    households,
    keeper,
    photoId: await photoOf(here, keeper),
    rules,
    goods,
    applications: [],
    orders: [],
    caps: new Map(),
    village,
    transfers: {},
    thanks: [],
    deductions: [],
    sealed: 0,
    today: FIRST_DAY,
  };
}

export async function letHelp(owner: Client, villageId: string, households: readonly Household[], household: Household): Promise<void> {
  const { household: theirs, helper } = helperOf(households, household);
  await owner.query(
    'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
    [villageId, uuidv7(), household.id, helper.personId, theirs.members[0]?.personId],
  );
}

/** Whoever acts for a household: the second of the next one of the beginning; the first of each is a stranger to all others. */
export function helperOf(
  households: readonly Household[],
  household: Household,
): { readonly household: Household; readonly helper: Actor } {
  const next = households[(household.origin + 1) % HOUSEHOLDS];
  const helper = next?.members[1];
  if (!next || !helper) throw new Error('a household of the model has nobody beside it');
  return { household: next, helper };
}

async function stockUp(here: TestVillage, villageId: string): Promise<Goods[]> {
  const goods = GOODS.map(([points, limit]): Goods => ({ id: uuidv7(), points, limit, onHand: STOCK, reserved: 0 }));
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

/** Points from one place to another, as the model writes it down. */
export function move(world: World, kind: string, change: () => void): void {
  change();
  world.transfers[kind] = (world.transfers[kind] ?? 0) + 1;
}

/** In the very shape in which `picture.ts` reads the database. */
export function pictureOf(world: World): unknown {
  const count = <T extends { status: string }>(rows: readonly T[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };
  // Accounts that were never needed are not there, and hold nothing.
  const balances = Object.fromEntries(
    [
      ...world.households.flatMap(one => [
        [`${one.id} wallet`, one.wallet],
        [`${one.id} reserved`, one.reserved],
      ]),
      ...Object.entries(world.village).map(([kind, balance]) => [`village ${kind}`, balance]),
    ].filter(([, balance]) => balance !== 0),
  ) as Record<string, number>;
  return {
    balances,
    stock: Object.fromEntries(world.goods.map(one => [one.id, [one.onHand, one.reserved]])),
    applications: count(world.applications),
    thanks: count(world.thanks.map(one => ({ status: one.state }))),
    deductions: count(world.deductions),
    orders: count(world.orders),
    transfers: world.transfers,
    caps: Object.fromEntries([...world.caps].filter(([, used]) => used > 0)),
    leaves: world.sealed,
    expiring: Object.fromEntries(
      world.households.flatMap(one =>
        Object.entries(one.ages.byLastDay(day => lastDayOf(TERMS, day))).map(([day, points]) => [`${one.id} ${day}`, points]),
      ),
    ),
  };
}
