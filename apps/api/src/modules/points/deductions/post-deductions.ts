import { Injectable } from '@nestjs/common';
import { Clock, Jobs } from '../../../platform/jobs';

const JOB = 'post-deductions';
const BATCH_CASES = 200;

/** Every minute: deductions whose appeal window went by without an appeal are posted (181_post_deductions.sql). */
@Injectable()
export class PostDeductions {
  constructor(
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: 60 }, async () => void (await this.run()));
  }

  run(): Promise<number> {
    return this.clock.drain(JOB, 'points_post_deductions', BATCH_CASES);
  }
}
