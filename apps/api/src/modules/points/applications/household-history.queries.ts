import {
  QUEUE_RECENT_ITEMS,
  QUEUE_WITH_RULE_ITEMS,
  type ApplicationStatus,
  type EarlierApplication,
  type QueueItem,
} from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';

export type HouseholdHistory = Pick<QueueItem, 'withRule' | 'recent'>;
export const NO_HISTORY: HouseholdHistory = { withRule: { creditedThisYear: 0, last: [] }, recent: [] };

interface EarlierRow {
  of_id: string;
  same_rule: boolean;
  id: string;
  title: string;
  member_name: string;
  status: ApplicationStatus;
  submitted_at: Date;
  points_awarded: number | null;
}

const earlier = (row: EarlierRow): EarlierApplication => ({
  id: row.id,
  ruleTitle: row.title,
  memberName: row.member_name,
  status: row.status,
  submittedAt: row.submitted_at.toISOString(),
  pointsAwarded: row.points_awarded,
});

/** `$1` the village, `$2` the applications looked at, with what their rule is in all its versions. */
const ITEM = `item AS MATERIALIZED (
  SELECT q.id, q.household_id, q.submitted_at, coalesce(qr.origin_rule_id, qr.id) AS root FROM points_application q
  JOIN points_rule qr ON qr.village_id = q.village_id AND qr.id = q.rule_id WHERE q.village_id = $1 AND q.id = ANY($2))`;

/**
 * From one rule that a household ever applied by to the next, and of each its newest: so it costs what the household has rules, not how many
 * years it has applied. `$3` of the same rule, `$4` of others; `$5` of each rule are enough for both, the one looked at among them.
 */
export const EARLIER = `
  WITH RECURSIVE ${ITEM},
  used AS (
    SELECT h.household_id, '00000000-0000-0000-0000-000000000000'::uuid AS rule_id FROM (SELECT DISTINCT household_id FROM item) h
    UNION ALL
    SELECT u.household_id, (SELECT a.rule_id FROM points_application a WHERE a.village_id = $1 AND a.household_id = u.household_id AND a.rule_id > u.rule_id ORDER BY a.rule_id LIMIT 1)
    FROM used u WHERE u.rule_id IS NOT NULL),
  newest AS MATERIALIZED (
    SELECT u.household_id, coalesce(r.origin_rule_id, r.id) AS root, r.title, b.*
    FROM used u JOIN points_rule r ON r.village_id = $1 AND r.id = u.rule_id
    CROSS JOIN LATERAL (SELECT a.id, a.member_id, a.status, a.submitted_at, a.points_awarded FROM points_application a
      WHERE a.village_id = $1 AND a.household_id = u.household_id AND a.rule_id = u.rule_id ORDER BY a.submitted_at DESC, a.id DESC LIMIT $5) b)
  SELECT i.id AS of_id, kind.same_rule, b.id, b.title, m.name AS member_name, b.status, b.submitted_at, b.points_awarded
  FROM item i CROSS JOIN (VALUES (true, $3::int), (false, $4::int)) kind(same_rule, items)
  CROSS JOIN LATERAL (SELECT n.* FROM newest n WHERE n.household_id = i.household_id AND n.id <> i.id AND (n.root = i.root) = kind.same_rule
    ORDER BY n.submitted_at DESC, n.id DESC LIMIT kind.items) b
  JOIN person m ON m.village_id = $1 AND m.id = b.member_id
  ORDER BY i.id, b.submitted_at DESC, b.id DESC`;

/**
 * What the households of these applications had before: with the same rule, whatever its version, apart from the rest, so that a busy
 * household's other deeds cannot push it out of sight.
 */
export async function householdHistory(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, HouseholdHistory>> {
  const ofEach = Math.max(QUEUE_WITH_RULE_ITEMS, QUEUE_RECENT_ITEMS) + 1;
  const rows = await tx.query<EarlierRow[]>(EARLIER, [tx.villageId, applicationIds, QUEUE_WITH_RULE_ITEMS, QUEUE_RECENT_ITEMS, ofEach]);
  const credited = await creditedThisYear(tx, applicationIds);
  return new Map(
    applicationIds.map(id => {
      const of = (sameRule: boolean) => rows.filter(row => row.of_id === id && row.same_rule === sameRule).map(earlier);
      return [id, { withRule: { creditedThisYear: credited.get(id) ?? 0, last: of(true) }, recent: of(false) }];
    }),
  );
}

/**
 * From the index alone: this year's deeds of the household by each of the rule's versions. Counted within, not joined: as a join the planner takes
 * all that the household did in the year from the table and looks at the rule afterwards. Rule and time are compared as one pair for the same
 * reason: apart, the index of the household's own list looks as cheap among many villages, and every deed is then fetched for its rule.
 */
export const CREDITED_THIS_YEAR = `
  WITH ${ITEM}
  SELECT i.id, (SELECT sum((SELECT count(*) FROM points_application a WHERE a.village_id = $1 AND a.household_id = i.household_id
      AND (a.rule_id, a.submitted_at) >= (r.id, date_trunc('year', i.submitted_at, 'Asia/Shanghai'))
      AND (a.rule_id, a.submitted_at) < (r.id, (date_trunc('year', i.submitted_at AT TIME ZONE 'Asia/Shanghai') + interval '1 year') AT TIME ZONE 'Asia/Shanghai')
      AND a.status = 'credited' AND a.id <> i.id))::int
    FROM points_rule r WHERE r.village_id = $1 AND coalesce(r.origin_rule_id, r.id) = i.root) AS times
  FROM item i`;

/** The year is that of the application, by the village's calendar, as the caps count it. */
async function creditedThisYear(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; times: number }[]>(CREDITED_THIS_YEAR, [tx.villageId, applicationIds]);
  return new Map(rows.map(row => [row.id, row.times]));
}
