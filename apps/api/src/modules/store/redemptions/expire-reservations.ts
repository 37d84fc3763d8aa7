import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Jobs } from '../../../platform/jobs';
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
  async run(): Promise<number> {
    for (let expired = 0; ;) {
      const [row] = await this.dataSource.query<{ n: number }[]>('SELECT store_expire($1) AS n', [BATCH_REDEMPTIONS]);
      const now = row?.n ?? 0;
      expired += now;
      if (now > 0) this.outbox.wake();
      if (now < BATCH_REDEMPTIONS) return expired;
    }
  }
}
