import type { Client } from 'pg';
import { lastDayOf } from './expiry-terms';
import { everyHousehold, TERMS, type Application, type World } from './world';

const counted = (table: string, by: string): string =>
  `(SELECT coalesce(jsonb_object_agg(n.${by}, n.count), '{}') FROM (SELECT ${by}, count(*) FROM ${table} WHERE village_id = $1 GROUP BY ${by}) n)`;

/** Everything that the model knows, read from the database in one statement: cheap enough to be compared after every step. */
const PICTURE = `SELECT
  (SELECT coalesce(jsonb_object_agg(coalesce(a.household_id::text, 'village') || ' ' || a.kind, a.balance), '{}') FROM ledger_account a WHERE a.village_id = $1 AND a.balance <> 0) AS balances,
  (SELECT coalesce(jsonb_object_agg(s.goods_id, jsonb_build_array(s.on_hand, s.reserved)), '{}') FROM store_stock s WHERE s.village_id = $1) AS stock,
  ${counted('points_application', 'status')} AS applications,
  (SELECT coalesce(jsonb_object_agg(a.id, a.status), '{}') FROM points_application a WHERE a.village_id = $1 AND a.checked_at IS NOT NULL) AS cases,
  (SELECT coalesce(jsonb_object_agg(s.application_id || ' ' || s.round || ' ' || s.seat, s.person_id || CASE WHEN s.relieved_at IS NOT NULL THEN ' relieved' WHEN s.voted_at IS NULL THEN ' asked'
    ELSE ' ' || s.agrees || coalesce(' ' || s.points, '') END), '{}') FROM points_panel_seat s WHERE s.village_id = $1) AS seats,
  ${counted('points_thanks', 'state')} AS thanks,
  ${counted('points_deduction', 'status')} AS deductions,
  ${counted('store_redemption', 'status')} AS orders,
  ${counted('ledger_transfer', 'kind')} AS transfers,
  (SELECT coalesce(jsonb_object_agg(p.id, coalesce(p.points::text, 'open') || CASE WHEN p.reversed_at IS NOT NULL THEN ' reversed' ELSE '' END), '{}') FROM activity_presence p WHERE p.village_id = $1) AS presences,
  (SELECT coalesce(jsonb_object_agg(o.id, coalesce(o.points::text, 'none') || CASE WHEN o.revoked_at IS NOT NULL THEN ' revoked' ELSE '' END), '{}') FROM honour o WHERE o.village_id = $1) AS honours,
  (SELECT coalesce(jsonb_object_agg(u.rule_id || ' ' || u.subject_id || ' ' || u.period_start, u.used), '{}') FROM points_cap_use u WHERE u.village_id = $1 AND u.used > 0) AS caps,
  (SELECT coalesce(jsonb_object_agg(m.household_id || ' ' || m.month_start, m.points), '{}') FROM points_month_use m WHERE m.village_id = $1 AND m.points > 0) AS months,
  (SELECT count(*)::int FROM ledger_leaf l WHERE l.village_id = $1) AS leaves`;

/** What goes when, of every household: the dearest part, for each wallet is read back to its oldest point. */
const EXPIRING = `SELECT coalesce(jsonb_object_agg(h.id || ' ' || x.last_day, x.points), '{}') AS expiring
  FROM household h CROSS JOIN LATERAL points_expiring(h.village_id, h.id) x WHERE h.village_id = $1`;

export async function picture(owner: Client, villageId: string): Promise<unknown> {
  return (await owner.query<Record<string, unknown>>({ name: 'picture', text: PICTURE, values: [villageId] })).rows[0];
}

export async function expiringIn(owner: Client, villageId: string): Promise<unknown> {
  return (await owner.query<{ expiring: unknown }>({ name: 'expiring', text: EXPIRING, values: [villageId] })).rows[0]?.expiring;
}

/** What every balance, sequence, movement and block must satisfy, whatever the model thinks. */
export async function brokenInvariants(owner: Client, villageId: string): Promise<unknown[]> {
  return (await owner.query('SELECT * FROM books_verify($1)', [villageId])).rows;
}

const count = <T extends { status: string }>(rows: readonly T[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const used = (uses: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries([...uses].filter(([, one]) => one > 0));

/** In the very shape in which the database is read. */
export function pictureOf(world: World): unknown {
  const { village, applications, thanks, deductions, orders, activities, honours, transfers, caps, monthUse, sealed } = world;
  return {
    balances: balancesOf(world, village),
    stock: Object.fromEntries(world.goods.map(one => [one.id, [one.onHand, one.reserved]])),
    applications: count(applications),
    cases: Object.fromEntries(applications.filter(one => one.checkedBy).map(one => [one.id, one.status])),
    seats: Object.fromEntries(applications.flatMap(seatsOf)),
    thanks: count(thanks.map(one => ({ status: one.state }))),
    deductions: count(deductions),
    orders: count(orders),
    transfers,
    presences: Object.fromEntries(
      activities.flatMap(one => one.present).map(({ id, points, reversed }) => [id, `${points ?? 'open'}${reversed ? ' reversed' : ''}`]),
    ),
    honours: Object.fromEntries(honours.map(({ id, points, revoked }) => [id, `${points ?? 'none'}${revoked ? ' revoked' : ''}`])),
    caps: used(caps),
    months: used(monthUse),
    leaves: sealed,
  };
}

export const expiringOf = (world: World): unknown =>
  Object.fromEntries(
    everyHousehold(world).flatMap(one =>
      Object.entries(one.ages.byLastDay(day => lastDayOf(TERMS, day))).map(([day, points]) => [`${one.id} ${day}`, points]),
    ),
  );

/** Accounts that were never needed are not there, and hold nothing. */
const balancesOf = (world: World, village: World['village']): Record<string, number> =>
  Object.fromEntries(
    [
      ...everyHousehold(world).flatMap(({ id, wallet, reserved }) => [
        [`${id} wallet`, wallet] as const,
        [`${id} reserved`, reserved] as const,
      ]),
      ...Object.entries(village).map(([kind, balance]) => [`village ${kind}`, balance] as const),
    ].filter(([, balance]) => balance !== 0),
  );

const seatsOf = ({ id, rounds }: Application): [string, string][] =>
  rounds.flatMap((round, index) =>
    round.seats.map(({ person, isRelieved, vote }, seat): [string, string] => {
      const voted = vote ? `${vote.agrees}${vote.points === null ? '' : ` ${vote.points}`}` : 'asked';
      return [`${id} ${index + 1} ${seat + 1}`, `${person.personId} ${isRelieved ? 'relieved' : voted}`];
    }),
  );
