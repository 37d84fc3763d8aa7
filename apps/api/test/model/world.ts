import type { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import type { ApplicationStatus } from '@jishan/contracts';
import type { Ages } from './ages';
import type { Terms } from './expiry-terms';
import type { Round } from './panel';

/** What the books must hold, kept by plain arithmetic. One village; its database rows are made when it is (make-world.ts). */
export interface World {
  readonly villageId: string;
  readonly households: Household[];
  /** Where reviewers live: they apply and object, and do nothing else. */
  readonly neighbours: readonly Household[];
  readonly officers: Officers;
  /** The officer whom most of what is decided by one hand is decided by. */
  readonly keeper: Actor;
  /** A document that the keeper photographed. */
  readonly photoId: string;
  readonly rules: readonly Rule[];
  readonly activityRules: readonly Rule[];
  readonly honourRules: readonly Rule[];
  readonly goods: readonly Goods[];
  readonly applications: Application[];
  readonly orders: Order[];
  readonly activities: Activity[];
  readonly honours: Honour[];
  /** Uses of each cap, by rule, subject and first day of the period. */
  readonly caps: Map<string, number>;
  /** Points that a household was credited for what it reported itself, by household and month of the deed. */
  readonly monthUse: Map<string, number>;
  /** And what counts against its month although it was another household's. */
  readonly carried: Map<string, number>;
  readonly mergers: Merger[];
  readonly village: { issuance: number; redeemed: number; expired: number; correction: number };
  /** Posted transfers by kind. */
  readonly transfers: Record<string, number>;
  /** What is owed, given or not for deeds of helpers, by the deed. */
  readonly thanks: Thanks[];
  readonly deductions: Deduction[];
  sealed: number;
  /** `YYYY-MM-DD`: on this day things are credited, until the clock goes on. */
  today: string;
  /** The day of the database: what it dates itself is credited on this one. */
  machineDay: string;
}

export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly householdId: string | null;
  /** By a 并户, not long ago. */
  readonly cameBack?: true;
}
export interface Officers {
  readonly cadre: Actor;
  readonly secretary: Actor;
  readonly supervisor: Actor;
  /** Some live in the village (`neighbours`), some elsewhere. */
  readonly reviewers: readonly Actor[];
}
export interface Household {
  readonly id: string;
  readonly members: readonly Actor[];
  /** Grown children who only come along to activities until they found a household of their own. */
  readonly children: Actor[];
  /** The household of the beginning that it is of. */
  readonly origin: number;
  /** Of the household that it was split from, of before: they count against the limits of goods here too. */
  earlierOrders: readonly Order[];
  /** What it was merged into. */
  into: Household | null;
  wallet: number;
  reserved: number;
  /** What is in the wallet, by age. */
  ages: Ages;
}
export interface Merger {
  readonly id: string;
  readonly from: Household;
  readonly to: Household;
  status: 'waiting' | 'done' | 'dropped';
}
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';
export interface Rule {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly cap: { readonly times: number; readonly period: Period; readonly subject: 'member' | 'household' } | null;
  readonly lane: 'fast' | 'full';
  readonly startedBy: 'villager' | 'cadre' | 'activity';
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
  /** A cadre wrote it down, in office. */
  readonly isRecorded: boolean;
  readonly rule: Rule;
  /** `YYYY-MM-DD`; the cap's period is that day's. */
  readonly day: string;
  status: ApplicationStatus;
  awarded: number | null;
  checkedBy: Actor | null;
  /** What the panel gave, once it was published; 公示 never begins twice. */
  agreed: number | null;
  publicOver: boolean;
  readonly rounds: Round[];
  readonly objections: { readonly actor: Actor; readonly householdId: string }[];
}
export interface Presence {
  readonly id: string;
  readonly person: Actor;
  readonly household: Household;
  points: number | null;
  /** Whose limits it counted against. */
  countedFor?: Household;
  reversed: boolean;
}
export interface Activity {
  readonly id: string;
  readonly rule: Rule;
  readonly points: number;
  readonly day: string;
  readonly author: Actor;
  readonly present: Presence[];
}
export interface Honour {
  readonly id: string;
  readonly household: Household;
  readonly rule: Rule | null;
  readonly title: string;
  readonly period: string;
  readonly day: string;
  readonly by: Actor;
  readonly asked: number | null;
  points: number | null;
  countedFor?: Household;
  revoked: boolean;
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
  /** Out of which wallet. */
  ages?: Ages;
  status: 'posted' | 'reversed';
}
export interface Order {
  readonly id: string;
  readonly household: Household;
  readonly lines: readonly { readonly goods: Goods; readonly quantity: number }[];
  readonly points: number;
  ages?: Ages;
  status: 'reserved' | 'fulfilled' | 'cancelled' | 'expired' | 'returned';
}

/** What the village gives a helper, and how often in a month. */
export const THANKS_POINTS = 2;
export const THANKS_PER_MONTH = 5;
/** More than this one person gives to nobody, nor takes along in a 分户 beyond the share by heads. */
export const ONE_HAND = 20;
/** What a household is credited at most in a month for what it reported itself. */
export const MONTH_CAP = 25;
/** Long before the clock of the machine: what the database dates itself is younger, until the model's clock has leapt over it. */
export const FIRST_DAY = '2023-01-05';
export const TERMS: Terms = { pointsExpiry: 'rolling12', expiryYearStart: '01-01', expiryFrom: '2023-06-01' };

/** Where its people live now. */
export const living = (household: Household): Household => (household.into ? living(household.into) : household);

export const everyHousehold = (world: World): readonly Household[] => [...world.households, ...world.neighbours];

/** Who was one family at the beginning never judges the others, whoever has moved out since. */
export const isFamily = (world: World, actor: Actor, household: Household): boolean =>
  actor.householdId === household.id || everyHousehold(world).find(one => one.id === actor.householdId)?.origin === household.origin;

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
  const first = household.origin - (household.origin % HELP_EACH_OTHER);
  const next = households.find(one => one.origin === first + ((household.origin + 1) % HELP_EACH_OTHER));
  const helper = next?.members[1];
  if (!next || !helper) throw new Error('a household of the model has nobody beside it');
  return { household: next, helper };
}
/** So many of the beginning help each other in a ring: a short history is of one such ring. */
export const HELP_EACH_OTHER = 2;

/** Points from one place to another, as the model writes it down. */
export function move(world: World, kind: string, change: () => void): void {
  change();
  world.transfers[kind] = (world.transfers[kind] ?? 0) + 1;
}

/** Points that come new into a wallet. */
export function credit(world: World, household: Household, kind: string, of: string, day: string, points: number): void {
  move(world, kind, () => {
    world.village.issuance -= points;
    living(household).wallet += points;
    living(household).ages.credit(of, day, points);
  });
}

/** A credit that never was. False, and nothing happens, where the wallet does not hold it any more. */
export function takeBack(world: World, household: Household, kind: string, of: string, points: number): boolean {
  const house = living(household);
  if (house.wallet < points) return false;
  move(world, `${kind}_reversal`, () => {
    house.wallet -= points;
    house.ages.takeBack(of, points);
    world.village.correction += points;
  });
  return true;
}
