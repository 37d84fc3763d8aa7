import type { ActivityCode } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { refuseCheckIn, type Clocked } from '../activities.rules';
import { CheckInCodes } from './check-in-codes';

/** What the cadre's phone shows. A code that would be refused is not made. */
@Injectable()
export class ShowCode {
  constructor(private readonly codes: CheckInCodes) {}

  async run(tx: Tx, who: VillageActor, activityId: string, now: Date = new Date()): Promise<ActivityCode> {
    const [row] = await tx.query<(Clocked & { present: number })[]>(
      `SELECT a.starts_at, a.ends_at, a.sign_up_until, a.cancelled_at, a.settled_at,
         (SELECT count(*)::int FROM activity_presence p WHERE p.village_id = a.village_id AND p.activity_id = a.id AND p.present) AS present
       FROM activity a WHERE a.village_id = $1 AND a.id = $2`,
      [tx.villageId, activityId],
    );
    if (!row) throw notFound();
    const refusal = refuseCheckIn(row, now);
    if (refusal) throw refusal;
    const { qr, digits, expiresAt } = this.codes.make(who.villageId, activityId, now);
    return { activityId, qr, digits, expiresAt: expiresAt.toISOString(), present: row.present };
  }
}
