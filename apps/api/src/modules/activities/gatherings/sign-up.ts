import { inboxTopics, type SignUpResult } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { companion, lockActivity, type Gathering } from '../activities.access';
import { refuseSignUp, refuseWithdrawal } from '../activities.rules';

/** A seat, or a place on the waiting list. Signing up twice is signing up once. */
export async function signUp(
  tx: Tx,
  call: Call,
  who: VillageActor,
  activityId: string,
  memberId: string | undefined,
  now: Date = new Date(),
): Promise<SignUpResult> {
  const { personId, before } = await inTurn(tx, who, { activityId, memberId }, activity => refuseSignUp(activity, now));
  if (before.signUp !== null) return before;
  const seated = await takeSeat(tx, activityId);
  await tx.query(
    `INSERT INTO activity_sign_up (village_id, activity_id, person_id, signed_by_person_id, state, place)
     SELECT a.village_id, a.id, $3, $4, $5, a.next_place FROM activity a WHERE a.village_id = $1 AND a.id = $2
     ON CONFLICT (village_id, activity_id, person_id) DO UPDATE SET signed_by_person_id = excluded.signed_by_person_id, state = excluded.state, place = excluded.place, signed_at = now()`,
    [tx.villageId, activityId, personId, who.personId, seated ? 'going' : 'waiting'],
  );
  await tx.query('UPDATE activity SET next_place = next_place + 1 WHERE village_id = $1 AND id = $2', [tx.villageId, activityId]);
  await audit(tx, call, 'activity.signed_up', activityId, { personId });
  return standing(tx, activityId, personId);
}

/** Gives the seat to the first who waits. Whoever had not signed up has nothing to withdraw, and that is all right. */
export async function withdrawSignUp(
  tx: Tx,
  call: Call,
  who: VillageActor,
  activityId: string,
  memberId: string | undefined,
  now: Date = new Date(),
): Promise<SignUpResult> {
  const { activity, personId, before } = await inTurn(tx, who, { activityId, memberId }, found => refuseWithdrawal(found, now));
  if (before.signUp === null) return before;
  await tx.query(`UPDATE activity_sign_up SET state = 'withdrawn' WHERE village_id = $1 AND activity_id = $2 AND person_id = $3`, [
    tx.villageId,
    activityId,
    personId,
  ]);
  if (before.signUp === 'going') {
    await tx.query('UPDATE activity SET seats_taken = seats_taken - 1 WHERE village_id = $1 AND id = $2', [tx.villageId, activityId]);
    await moveUp(tx, activity);
  }
  await audit(tx, call, 'activity.withdrawn', activityId, { personId });
  return { signUp: null, waitingPlace: null };
}

interface Turn {
  readonly activity: Gathering;
  readonly personId: string;
  readonly before: SignUpResult;
}

/** One after another for an activity: whom it is about, and how they stand. */
async function inTurn(
  tx: Tx,
  who: VillageActor,
  { activityId, memberId }: { readonly activityId: string; readonly memberId: string | undefined },
  refuse: (activity: Gathering) => Problem | null,
): Promise<Turn> {
  const activity = await lockActivity(tx, who, activityId, 'NO KEY UPDATE');
  const refusal = refuse(activity);
  if (refusal) throw refusal;
  const { personId } = await companion(tx, who, activity, memberId);
  return { activity, personId, before: await standing(tx, activityId, personId) };
}

/** The database counts, and its CHECK refuses one too many whatever is written here. */
async function takeSeat(tx: Tx, activityId: string): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    'UPDATE activity SET seats_taken = seats_taken + 1 WHERE village_id = $1 AND id = $2 AND (capacity IS NULL OR seats_taken < capacity) RETURNING 1',
    [tx.villageId, activityId],
  );
  return rows.length > 0;
}

/** The first who waits gets the seat that is free; false when nobody waits. */
export async function moveUp(tx: Tx, activity: Pick<Gathering, 'id' | 'title'>): Promise<boolean> {
  const [rows] = await tx.query<[{ person_id: string; signed_by_person_id: string }[], number]>(
    `UPDATE activity_sign_up SET state = 'going' WHERE village_id = $1 AND activity_id = $2 AND place =
       (SELECT min(w.place) FROM activity_sign_up w WHERE w.village_id = $1 AND w.activity_id = $2 AND w.state = 'waiting') RETURNING person_id, signed_by_person_id`,
    [tx.villageId, activity.id],
  );
  const [next] = rows;
  if (!next) return false;
  await tx.query('UPDATE activity SET seats_taken = seats_taken + 1 WHERE village_id = $1 AND id = $2', [tx.villageId, activity.id]);
  await owe(tx, inboxTopics.activityPlaceFree, activity.id, {
    title: activity.title,
    personIds: [next.person_id, next.signed_by_person_id],
  });
  return true;
}

async function standing(tx: Tx, activityId: string, personId: string): Promise<SignUpResult> {
  const [row] = await tx.query<{ state: 'going' | 'waiting'; waiting_place: number }[]>(
    `SELECT u.state, (SELECT count(*)::int FROM activity_sign_up w WHERE w.village_id = u.village_id AND w.activity_id = u.activity_id AND w.state = 'waiting' AND w.place <= u.place) AS waiting_place
     FROM activity_sign_up u WHERE u.village_id = $1 AND u.activity_id = $2 AND u.person_id = $3 AND u.state <> 'withdrawn'`,
    [tx.villageId, activityId, personId],
  );
  return { signUp: row?.state ?? null, waitingPlace: row?.state === 'waiting' ? row.waiting_place : null };
}
