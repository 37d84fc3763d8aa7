import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { drain, Jobs } from '../../../platform/jobs';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

const BATCH_REDEMPTIONS = 200;

/** Every minute: what is overdue gives points and stock back, set by set, so that no lock is held long. */
@Injectable()
export class ExpireReservations {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    jobs: Jobs,
  ) {
    jobs.every('expire-reservations', { seconds: 60 }, async () => void (await this.run()));
  }

  /** How many expired. */
  run(): Promise<number> {
    return drain(this.dataSource, this.outbox, 'store_expire', BATCH_REDEMPTIONS);
  }
}
