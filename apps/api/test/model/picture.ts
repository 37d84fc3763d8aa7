import type { Client } from 'pg';

/** Everything that the model knows, read from the database in one statement: cheap enough to be compared after every step. */
const PICTURE = `SELECT
  (SELECT coalesce(jsonb_object_agg(coalesce(a.household_id::text, 'village') || ' ' || a.kind, a.balance), '{}') FROM ledger_account a WHERE a.village_id = $1 AND a.balance <> 0) AS balances,
  (SELECT coalesce(jsonb_object_agg(s.goods_id, jsonb_build_array(s.on_hand, s.reserved)), '{}') FROM store_stock s WHERE s.village_id = $1) AS stock,
  (SELECT coalesce(jsonb_object_agg(n.status, n.count), '{}') FROM (SELECT status, count(*) FROM points_application WHERE village_id = $1 GROUP BY status) n) AS applications,
  (SELECT coalesce(jsonb_object_agg(n.state, n.count), '{}') FROM (SELECT state, count(*) FROM points_thanks WHERE village_id = $1 GROUP BY state) n) AS thanks,
  (SELECT coalesce(jsonb_object_agg(n.status, n.count), '{}') FROM (SELECT status, count(*) FROM points_deduction WHERE village_id = $1 GROUP BY status) n) AS deductions,
  (SELECT coalesce(jsonb_object_agg(n.status, n.count), '{}') FROM (SELECT status, count(*) FROM store_redemption WHERE village_id = $1 GROUP BY status) n) AS orders,
  (SELECT coalesce(jsonb_object_agg(n.kind, n.count), '{}') FROM (SELECT kind, count(*) FROM ledger_transfer WHERE village_id = $1 GROUP BY kind) n) AS transfers,
  (SELECT coalesce(jsonb_object_agg(u.rule_id || ' ' || u.subject_id || ' ' || u.period_start, u.used), '{}') FROM points_cap_use u WHERE u.village_id = $1 AND u.used > 0) AS caps,
  (SELECT coalesce(jsonb_object_agg(h.id || ' ' || x.last_day, x.points), '{}') FROM household h CROSS JOIN LATERAL points_expiring(h.village_id, h.id) x WHERE h.village_id = $1) AS expiring,
  (SELECT count(*)::int FROM ledger_leaf l WHERE l.village_id = $1) AS leaves`;

export async function picture(owner: Client, villageId: string): Promise<unknown> {
  return (await owner.query<Record<string, unknown>>({ name: 'picture', text: PICTURE, values: [villageId] })).rows[0];
}

/** What every balance, sequence, movement and block must satisfy, whatever the model thinks. */
export async function brokenInvariants(owner: Client, villageId: string): Promise<unknown[]> {
  return (await owner.query('SELECT * FROM books_verify($1)', [villageId])).rows;
}
