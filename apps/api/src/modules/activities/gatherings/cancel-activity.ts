import { inboxTopics } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { lockActivity, mayCancel } from '../activities.access';
import { alreadySettled, cancelled, notYoursToCancel } from '../activities.errors';

/** It stays in the list with the reason, and those who signed up are told. Never once points were given: the database says so too. */
export async function cancelActivity(tx: Tx, call: Call, who: VillageActor, activityId: string, reason: string): Promise<void> {
  const activity = await lockActivity(tx, who, activityId, 'NO KEY UPDATE');
  if (!mayCancel(who, activity.author_person_id)) throw notYoursToCancel();
  if (activity.cancelled_at) throw cancelled();
  if (activity.settled_at) throw alreadySettled();
  await tx.query(
    'UPDATE activity SET cancelled_at = now(), cancelled_by_person_id = $3, cancel_reason = $4 WHERE village_id = $1 AND id = $2',
    [tx.villageId, activityId, who.personId, reason.trim()],
  );
  const signedUp = await tx.query<{ person_id: string; signed_by_person_id: string }[]>(
    `SELECT person_id, signed_by_person_id FROM activity_sign_up WHERE village_id = $1 AND activity_id = $2 AND state <> 'withdrawn' ORDER BY place`,
    [tx.villageId, activityId],
  );
  const personIds = [...new Set(signedUp.flatMap(row => [row.person_id, row.signed_by_person_id]))];
  if (personIds.length > 0)
    await owe(tx, inboxTopics.activityCancelled, activityId, { title: activity.title, reason: reason.trim(), personIds });
  await audit(tx, call, 'activity.cancelled', activityId);
}
