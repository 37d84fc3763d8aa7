import { Injectable } from '@nestjs/common';
import { Clock, Jobs } from '../../../platform/jobs';

const JOB = 'expire-reservations';
const BATCH_REDEMPTIONS = 200;

/** Every minute: what is overdue gives points and stock back, set by set, so that no lock is held long. */
@Injectable()
export class ExpireReservations {
  constructor(
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: 60 }, async () => void (await this.run()));
  }

  /** How many expired. */
  run(): Promise<number> {
    return this.clock.drain(JOB, 'store_expire', BATCH_REDEMPTIONS);
  }
}
