import {
  ACTIVITY_CODE_LOCK_SECONDS,
  ACTIVITY_CODE_WRONG_TRIES,
  type CheckIn as Wish,
  type CheckInResult,
  type PresenceMeans,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { Commands } from '../../../platform/idempotency/commands';
import { Limiter } from '../../../platform/limits';
import { companion, lockActivity, type Companion, type Gathering } from '../activities.access';
import { codeExpired, codeInvalid, codeLocked, notSignedUp } from '../activities.errors';
import { refuseCheckIn } from '../activities.rules';
import { CheckInCodes } from './check-in-codes';

interface Found {
  readonly activityId: string;
  readonly means: PresenceMeans;
}

/** A villager says with the code on the cadre's phone that they are there; X 代 Y is kept. Once per person, however often it is sent. */
@Injectable()
export class CheckIn {
  constructor(
    private readonly commands: Commands,
    private readonly limiter: Limiter,
    private readonly codes: CheckInCodes,
  ) {}

  async run(call: Call, who: VillageActor, wish: Wish): Promise<CheckInResult> {
    // A QR's signature cannot be guessed; six digits can, in the end.
    const guessed = !this.codes.isQr(wish.code.trim());
    const counter = `check-in ${who.villageId} ${who.accountId}`;
    if (guessed) await this.limiter.hit(counter, ACTIVITY_CODE_WRONG_TRIES, ACTIVITY_CODE_LOCK_SECONDS).catch(refuseLocked);
    try {
      // The code is read inside, so that the same request sent again after it expired gets its first answer.
      const result = await this.commands.run(call, tx => this.checkIn(tx, call, who, wish));
      if (guessed) await this.limiter.takeBack(counter);
      return result;
    } catch (error) {
      if (guessed && error instanceof Problem && error.code !== 'ACTIVITIES.CODE_INVALID') await this.limiter.takeBack(counter);
      throw error;
    }
  }

  private async checkIn(tx: Tx, call: Call, who: VillageActor, wish: Wish): Promise<CheckInResult> {
    const now = new Date();
    const { activityId, means } = this.read(who, wish, now);
    const activity = await lockActivity(tx, who, activityId, 'SHARE');
    const refusal = refuseCheckIn(activity, now);
    if (refusal) throw refusal;
    const person = await companion(tx, who, activity, wish.memberId);
    if (!activity.walk_ins) await refuseStranger(tx, activity, person);
    const isNew = await record(tx, who, activity, person, means);
    if (isNew) await audit(tx, call, 'activity.checked_in', activityId, { personId: person.personId, means });
    const [row] = await tx.query<{ recorded_at: Date }[]>(
      'SELECT recorded_at FROM activity_presence WHERE village_id = $1 AND activity_id = $2 AND person_id = $3',
      [tx.villageId, activityId, person.personId],
    );
    return {
      activityId,
      title: activity.title,
      personName: person.name,
      at: (row?.recorded_at ?? now).toISOString(),
      again: !isNew,
    };
  }

  private read(who: VillageActor, wish: Wish, now: Date): Found {
    const code = wish.code.trim();
    if (!this.codes.isQr(code)) {
      if (wish.activityId === undefined || !this.codes.digitsMatch(code, who.villageId, wish.activityId, now)) throw codeInvalid();
      return { activityId: wish.activityId, means: 'digits' };
    }
    const read = this.codes.readQr(code, who.villageId, now);
    if (read.kind === 'expired') throw codeExpired();
    if (read.kind === 'bad' || (wish.activityId !== undefined && wish.activityId !== read.activityId)) throw codeInvalid();
    return { activityId: read.activityId, means: 'qr' };
  }
}

async function refuseStranger(tx: Tx, activity: Gathering, person: Companion): Promise<void> {
  const [row] = await tx.query<unknown[]>(
    `SELECT 1 FROM activity_sign_up WHERE village_id = $1 AND activity_id = $2 AND person_id = $3 AND state = 'going'`,
    [tx.villageId, activity.id, person.personId],
  );
  if (!row) throw notSignedUp();
}

/** False: was there already. The first record stays. */
async function record(tx: Tx, who: VillageActor, activity: Gathering, person: Companion, means: PresenceMeans): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO activity_presence (village_id, activity_id, person_id, id, household_id, present, means, recorded_by_person_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, true, $6, $7, now())
     ON CONFLICT (village_id, activity_id, person_id) DO UPDATE SET present = true, household_id = excluded.household_id, means = excluded.means,
       recorded_by_person_id = excluded.recorded_by_person_id, recorded_at = excluded.recorded_at WHERE NOT activity_presence.present
     RETURNING 1`,
    [tx.villageId, activity.id, person.personId, uuidv7(), person.householdId, means, who.personId],
  );
  return rows.length > 0;
}

function refuseLocked(error: unknown): never {
  if (error instanceof Problem && error.code === 'REQUEST.TOO_MANY')
    throw codeLocked(Number(error.details['seconds'] ?? ACTIVITY_CODE_LOCK_SECONDS));
  throw error;
}
