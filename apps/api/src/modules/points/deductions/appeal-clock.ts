import { Injectable } from '@nestjs/common';
import { Clock, Jobs } from '../../../platform/jobs';

const JOB = 'appeals-overdue';
const BATCH_APPEALS = 200;
const EVERY_SECONDS = 900;

/** Appeals that nobody has weighed in time: those who watch over the points are told (182_appeals_overdue.sql). */
@Injectable()
export class AppealClock {
  constructor(
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: EVERY_SECONDS }, async () => void (await this.run()));
  }

  /** How many were told of. */
  run(): Promise<number> {
    return this.clock.drain(JOB, 'points_appeals_overdue', BATCH_APPEALS);
  }
}
