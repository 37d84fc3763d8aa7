import { inboxTopics, type ChangeActivity } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { lockActivity, mayCancel, type Gathering } from '../activities.access';
import { cancelled, capacityTaken, notYoursToCancel, nothingChanged, started, timesWrong } from '../activities.errors';
import { refuseTimes } from '../activities.rules';
import { moveUp } from './sign-up';

interface Seats {
  readonly place: string;
  readonly capacity: number | null;
  readonly seats_taken: number;
}

/** Until it begins, and to a moment that is still to come. Who signed up is told; who waited moves up where there is room now. */
export async function changeActivity(
  tx: Tx,
  call: Call,
  who: VillageActor,
  activityId: string,
  ifMatch: string | undefined,
  wish: ChangeActivity,
  now: Date = new Date(),
): Promise<void> {
  const activity = await lockActivity(tx, who, activityId, 'NO KEY UPDATE');
  if (!mayCancel(who, activity.author_person_id)) throw notYoursToCancel();
  refuseStale(ifMatch, activity.version);
  if (activity.cancelled_at) throw cancelled();
  if (now >= activity.starts_at) throw started();
  const times = timesOf(activity, wish, now);
  const seats = await seatsOf(tx, activityId);
  const capacity = wish.capacity === undefined ? seats.capacity : wish.capacity;
  if (capacity !== null && capacity < seats.seats_taken) throw capacityTaken(seats.seats_taken);
  const place = wish.place?.trim() ?? seats.place;
  const isSame =
    place === seats.place &&
    capacity === seats.capacity &&
    Date.parse(times.startsAt) === activity.starts_at.getTime() &&
    Date.parse(times.endsAt) === activity.ends_at.getTime() &&
    Date.parse(times.signUpUntil) === activity.sign_up_until.getTime();
  if (isSame) throw nothingChanged();
  await tx.query(
    'UPDATE activity SET place = $3, starts_at = $4, ends_at = $5, sign_up_until = $6, capacity = $7, version = version + 1 WHERE village_id = $1 AND id = $2',
    [tx.villageId, activityId, place, times.startsAt, times.endsAt, times.signUpUntil, capacity],
  );
  await tellSignedUp(tx, activity);
  await fillSeats(tx, activity);
  await audit(tx, call, 'activity.changed', activityId, { changed: Object.keys(wish).join(', ') });
}

/** `ifMatch` is the version under which the caller saw place, times and seats. @throws VERSION.REQUIRED, VERSION.STALE */
function refuseStale(ifMatch: string | undefined, version: number): void {
  if (!ifMatch) throw new Problem('VERSION.REQUIRED');
  if (ifMatch !== `"${version}"`) throw new Problem('VERSION.STALE');
}

function timesOf(activity: Gathering, wish: ChangeActivity, now: Date): { startsAt: string; endsAt: string; signUpUntil: string } {
  const times = {
    startsAt: wish.startsAt ?? activity.starts_at.toISOString(),
    endsAt: wish.endsAt ?? activity.ends_at.toISOString(),
    signUpUntil: wish.signUpUntil ?? activity.sign_up_until.toISOString(),
  };
  const refusal = refuseTimes(times, now);
  if (refusal) throw refusal;
  if (Date.parse(times.startsAt) <= now.getTime()) throw timesWrong();
  return times;
}

async function seatsOf(tx: Tx, activityId: string): Promise<Seats> {
  const [row] = await tx.query<[Seats]>('SELECT place, capacity, seats_taken FROM activity WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    activityId,
  ]);
  return row;
}

async function tellSignedUp(tx: Tx, activity: Gathering): Promise<void> {
  const rows = await tx.query<{ person_id: string; signed_by_person_id: string }[]>(
    `SELECT person_id, signed_by_person_id FROM activity_sign_up WHERE village_id = $1 AND activity_id = $2 AND state <> 'withdrawn' ORDER BY place`,
    [tx.villageId, activity.id],
  );
  const personIds = [...new Set(rows.flatMap(row => [row.person_id, row.signed_by_person_id]))];
  if (personIds.length > 0) await owe(tx, inboxTopics.activityChanged, activity.id, { title: activity.title, personIds });
}

/** Seats that are free now go to those who wait, in their order. */
async function fillSeats(tx: Tx, activity: Gathering): Promise<void> {
  for (;;) {
    const { capacity, seats_taken: taken } = await seatsOf(tx, activity.id);
    if (capacity !== null && taken >= capacity) return;
    if (!(await moveUp(tx, activity))) return;
  }
}
