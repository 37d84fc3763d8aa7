import type { TickPresence, TickResult } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { groupOfLeader, lockActivity } from '../activities.access';
import { refuseTicks } from '../activities.rules';

/**
 * What the list should say of these persons, as one batch; sent again it changes nothing. Whoever is on nobody's list (a child, another
 * group's for a group leader, not signed up where that is asked) and whoever has points already is left as they are, and named.
 */
export async function tickPresence(
  tx: Tx,
  call: Call,
  who: VillageActor,
  activityId: string,
  wish: TickPresence,
  now: Date = new Date(),
): Promise<TickResult> {
  const activity = await lockActivity(tx, who, activityId, 'SHARE');
  const refusal = refuseTicks(activity, now);
  if (refusal) throw refusal;
  const leader = await groupOfLeader(tx, who);
  const limit = [leader !== null, leader?.groupId ?? null] as const;
  const absent = wish.absent.filter(id => !wish.present.includes(id));
  const ticked = await tx.query<unknown[]>(
    `INSERT INTO activity_presence (village_id, activity_id, person_id, id, household_id, present, means, recorded_by_person_id, recorded_at)
     SELECT a.village_id, a.id, p.id, new_id(), h.id, true, 'list', $4, now()
     FROM activity a JOIN person p ON p.village_id = a.village_id AND p.id = ANY($3::uuid[]) AND NOT p.minor
     JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id AND (a.audience = 'village' OR h.group_id = ANY(a.group_ids))
       AND (NOT $5::boolean OR h.group_id = $6::uuid)
     WHERE a.village_id = $1 AND a.id = $2 AND (a.walk_ins OR EXISTS (SELECT 1 FROM activity_sign_up u WHERE u.village_id = a.village_id AND u.activity_id = a.id
       AND u.person_id = p.id AND u.state <> 'withdrawn'))
     ORDER BY p.id
     ON CONFLICT (village_id, activity_id, person_id) DO UPDATE SET present = true, household_id = excluded.household_id, means = excluded.means,
       recorded_by_person_id = excluded.recorded_by_person_id, recorded_at = excluded.recorded_at WHERE NOT activity_presence.present
     RETURNING 1`,
    [tx.villageId, activityId, wish.present, who.personId, ...limit],
  );
  const [unticked] = await tx.query<[unknown[], number]>(
    `UPDATE activity_presence r SET present = false, means = 'list', recorded_by_person_id = $4, recorded_at = now() FROM household h
     WHERE r.village_id = $1 AND r.activity_id = $2 AND r.person_id = ANY($3::uuid[]) AND r.present AND r.settlement_id IS NULL
       AND h.village_id = r.village_id AND h.id = r.household_id AND (NOT $5::boolean OR h.group_id = $6::uuid) RETURNING 1`,
    [tx.villageId, activityId, absent, who.personId, ...limit],
  );
  if (ticked.length + unticked.length > 0)
    await audit(tx, call, 'activity.ticked', activityId, { present: ticked.length, absent: unticked.length });
  return outcome(tx, activityId, wish.present, absent);
}

async function outcome(tx: Tx, activityId: string, present: readonly string[], absent: readonly string[]): Promise<TickResult> {
  const [row] = await tx.query<{ present: number; ignored: string[] }[]>(
    `WITH here AS (SELECT person_id FROM activity_presence WHERE village_id = $1 AND activity_id = $2 AND present)
     SELECT (SELECT count(*)::int FROM here) AS present,
       ARRAY(SELECT w.id FROM unnest($3::uuid[]) w(id) WHERE w.id NOT IN (SELECT person_id FROM here)
         UNION ALL SELECT w.id FROM unnest($4::uuid[]) w(id) WHERE w.id IN (SELECT person_id FROM here)) AS ignored`,
    [tx.villageId, activityId, present, absent],
  );
  return { present: row?.present ?? 0, ignored: row?.ignored ?? [] };
}
