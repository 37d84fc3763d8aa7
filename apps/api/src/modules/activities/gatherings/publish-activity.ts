import { ACTIVITY_DELIVERY_MAX_PERSONS, ACTIVITY_MAX_PHOTOS, inboxTopics, type PublishActivity } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { refuseForbidden, ruleInForce } from '../../points';
import { actingRole, lockActivity } from '../activities.access';
import {
  audienceNeeded,
  cancelled,
  groupUnknown,
  idTaken,
  notStarted,
  photosTooMany,
  photoUnknown,
  ruleNotForActivities,
} from '../activities.errors';
import { refuseTimes } from '../activities.rules';

/** Announces it to everybody it is meant for. Its words, points and audience are not edited afterwards: who signed up did so for these. */
export async function publishActivity(tx: Tx, call: Call, who: VillageActor, wish: PublishActivity, now: Date = new Date()): Promise<void> {
  // What gives no points may be about anything: a check-up is announced like a film.
  const refusal =
    refuseTimes(wish, now) ?? (wish.ruleId === undefined ? null : refuseForbidden({ title: wish.title, standard: wish.text }));
  if (refusal) throw refusal;
  await refuseAudience(tx, wish);
  await insertActivity(tx, who, wish, await pointsOf(tx, wish));
  await attachPhotos(tx, who, wish.id, 'before', wish.photoIds);
  await tellEverybody(tx, who, wish);
  await audit(tx, call, 'activity.published', wish.id, { audience: wish.audience });
}

async function refuseAudience(tx: Tx, wish: PublishActivity): Promise<void> {
  if (wish.audience !== 'groups') return;
  const groupIds = wish.groupIds ?? [];
  if (groupIds.length === 0) throw audienceNeeded();
  const known = await tx.query<unknown[]>('SELECT 1 FROM village_group WHERE village_id = $1 AND id = ANY($2::uuid[])', [
    tx.villageId,
    groupIds,
  ]);
  if (known.length !== groupIds.length) throw groupUnknown();
}

/** What everybody present gets; null without a rule. */
async function pointsOf(tx: Tx, wish: PublishActivity): Promise<number | null> {
  if (wish.ruleId === undefined) return null;
  const rule = await ruleInForce(tx, wish.ruleId);
  if (rule.startedBy !== 'activity') throw ruleNotForActivities();
  const points = wish.points ?? rule.pointsMin;
  if (points < rule.pointsMin || points > rule.pointsMax) throw new Problem('POINTS.RANGE', { min: rule.pointsMin, max: rule.pointsMax });
  return points;
}

async function insertActivity(tx: Tx, who: VillageActor, wish: PublishActivity, points: number | null): Promise<void> {
  try {
    await tx.query(
      `INSERT INTO activity (village_id, id, author_person_id, author_role, title, text, place, starts_at, ends_at, sign_up_until, capacity, audience, group_ids, walk_ins, rule_id, points)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        tx.villageId,
        wish.id,
        who.personId,
        actingRole(who),
        wish.title.trim(),
        wish.text.trim(),
        wish.place.trim(),
        wish.startsAt,
        wish.endsAt,
        wish.signUpUntil,
        wish.capacity ?? null,
        wish.audience,
        wish.audience === 'groups' ? wish.groupIds : [],
        wish.walkIns,
        wish.ruleId ?? null,
        points,
      ],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'pk_activity')) throw idTaken();
    throw error;
  }
}

/** Behind those that are there. Only photos that the same account uploaded in this village. */
async function attachPhotos(
  tx: Tx,
  who: VillageActor,
  activityId: string,
  stage: 'before' | 'after',
  photoIds: readonly string[],
): Promise<void> {
  if (photoIds.length === 0) return;
  const attached = await tx.query<{ position: number }[]>(
    `INSERT INTO activity_photo (village_id, activity_id, stage, position, media_id)
     SELECT o.village_id, $2, $3, before.last + p.position, o.id FROM unnest($4::uuid[]) WITH ORDINALITY p(id, position)
     CROSS JOIN (SELECT coalesce(max(position), 0) AS last FROM activity_photo WHERE village_id = $1 AND activity_id = $2 AND stage = $3) before
     JOIN media_object o ON o.village_id = $1 AND o.id = p.id AND o.uploaded_by_account_id = $5 RETURNING position`,
    [tx.villageId, activityId, stage, photoIds, who.accountId],
  );
  if (attached.length !== photoIds.length) throw photoUnknown();
  if (attached.some(({ position }) => position > ACTIVITY_MAX_PHOTOS)) throw photosTooMany();
}

/** Photos of the day itself. The lock keeps two who add at once from the same places. */
export async function addPhotos(
  tx: Tx,
  call: Call,
  who: VillageActor,
  activityId: string,
  photoIds: readonly string[],
  now: Date = new Date(),
): Promise<void> {
  const activity = await lockActivity(tx, who, activityId, 'NO KEY UPDATE');
  if (activity.cancelled_at) throw cancelled();
  if (now < activity.starts_at) throw notStarted();
  await attachPhotos(tx, who, activityId, 'after', photoIds);
  await audit(tx, call, 'activity.photos_added', activityId, { photos: photoIds.length });
}

/** Not children, and not the author, who knows it. */
async function tellEverybody(tx: Tx, who: VillageActor, wish: PublishActivity): Promise<void> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT p.id FROM activity a JOIN person p ON p.village_id = a.village_id AND NOT p.minor AND p.id <> $3
     JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id AND (a.audience = 'village' OR h.group_id = ANY(a.group_ids))
     WHERE a.village_id = $1 AND a.id = $2 ORDER BY p.id`,
    [tx.villageId, wish.id, who.personId],
  );
  for (let from = 0; from < rows.length; from += ACTIVITY_DELIVERY_MAX_PERSONS)
    await owe(tx, inboxTopics.activityPublished, wish.id, {
      title: wish.title.trim(),
      personIds: rows.slice(from, from + ACTIVITY_DELIVERY_MAX_PERSONS).map(row => row.id),
    });
}
