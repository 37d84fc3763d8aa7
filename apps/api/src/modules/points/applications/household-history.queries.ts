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

/**
 * What the households of these applications had before: with the same rule, whatever its version, apart from the rest, so that a busy
 * household's other deeds cannot push it out of sight.
 */
export async function householdHistory(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, HouseholdHistory>> {
  const rows = await tx.query<EarlierRow[]>(
    `SELECT q.id AS of_id, kind.same_rule, b.id, b.title, b.member_name, b.status, b.submitted_at, b.points_awarded
     FROM points_application q JOIN points_rule qr ON qr.village_id = q.village_id AND qr.id = q.rule_id
     CROSS JOIN (VALUES (true, $3::int), (false, $4::int)) kind(same_rule, items)
     CROSS JOIN LATERAL (SELECT a.id, r.title, m.name AS member_name, a.status, a.submitted_at, a.points_awarded
       FROM points_application a JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id JOIN person m ON m.village_id = a.village_id AND m.id = a.member_id
       WHERE a.village_id = q.village_id AND a.household_id = q.household_id AND a.id <> q.id
         AND (coalesce(r.origin_rule_id, r.id) = coalesce(qr.origin_rule_id, qr.id)) = kind.same_rule ORDER BY a.submitted_at DESC, a.id DESC LIMIT kind.items) b
     WHERE q.village_id = $1 AND q.id = ANY($2) ORDER BY q.id, b.submitted_at DESC, b.id DESC`,
    [tx.villageId, applicationIds, QUEUE_WITH_RULE_ITEMS, QUEUE_RECENT_ITEMS],
  );
  const credited = await creditedThisYear(tx, applicationIds);
  return new Map(
    applicationIds.map(id => {
      const of = (sameRule: boolean) => rows.filter(row => row.of_id === id && row.same_rule === sameRule).map(earlier);
      return [id, { withRule: { creditedThisYear: credited.get(id) ?? 0, last: of(true) }, recent: of(false) }];
    }),
  );
}

/** The year is that of the application, by the village's calendar, as the caps count it. */
async function creditedThisYear(tx: Tx, applicationIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; times: number }[]>(
    `SELECT q.id, count(*)::int AS times FROM points_application q JOIN points_rule qr ON qr.village_id = q.village_id AND qr.id = q.rule_id
     JOIN points_application a ON a.village_id = q.village_id AND a.household_id = q.household_id AND a.id <> q.id AND a.status = 'credited'
       AND a.submitted_at >= date_trunc('year', q.submitted_at, 'Asia/Shanghai')
       AND a.submitted_at < (date_trunc('year', q.submitted_at AT TIME ZONE 'Asia/Shanghai') + interval '1 year') AT TIME ZONE 'Asia/Shanghai'
     JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id AND coalesce(r.origin_rule_id, r.id) = coalesce(qr.origin_rule_id, qr.id)
     WHERE q.village_id = $1 AND q.id = ANY($2) GROUP BY q.id`,
    [tx.villageId, applicationIds],
  );
  return new Map(rows.map(row => [row.id, row.times]));
}
