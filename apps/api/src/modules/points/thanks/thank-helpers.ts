import { Injectable } from '@nestjs/common';
import { Clock, Jobs } from '../../../platform/jobs';

const JOB = 'thank-helpers';
const BATCH_DEEDS = 100;

/** Every minute: who finished something for another household is thanked, and thanks for what was undone are taken back (thanks/115_thanks.sql). */
@Injectable()
export class ThankHelpers {
  constructor(
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: 60 }, async () => void (await this.run()));
  }

  /** How many deeds were looked at. */
  run(): Promise<number> {
    return this.clock.drain(JOB, 'points_thank_due', BATCH_DEEDS);
  }
}
