import { Injectable } from '@nestjs/common';
import { Clock, Jobs } from '../../../platform/jobs';

const JOB = 'credit-after-publication';
const BATCH_APPLICATIONS = 200;

/** Every minute: what was in 公示 to the end without an objection is credited, set by set (panel/154_credit_due.sql). */
@Injectable()
export class CreditDue {
  constructor(
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: 60 }, async () => void (await this.run()));
  }

  /** How many were ended: credited, or refused by a cap. */
  run(): Promise<number> {
    return this.clock.drain(JOB, 'points_credit_due', BATCH_APPLICATIONS);
  }
}
