import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { NO_VILLAGE } from '../../../platform/db/tx';
import { Jobs } from '../../../platform/jobs';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

const EVERY_SECONDS = 600;
const VILLAGES_AT_ONCE = 200;
const HOUSEHOLDS_AT_ONCE = 200;

/** Every ten minutes: villages whose day was not gone through yet. What is due expires, what is soon due is told (expiry/182_expire.sql). */
@Injectable()
export class ExpirePoints {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    jobs: Jobs,
  ) {
    jobs.every('expire-points', { seconds: EVERY_SECONDS }, () => this.run());
  }

  /** One village's fault does not keep the others waiting; it is thrown at the end, so that the job counts as failed. */
  async run(): Promise<void> {
    const faults: unknown[] = [];
    for (let after = NO_VILLAGE; ;) {
      const due = await this.dataSource.query<{ village_id: string }[]>('SELECT village_id FROM points_expiry_due($1, $2)', [
        after,
        VILLAGES_AT_ONCE,
      ]);
      for (const { village_id: villageId } of due) await this.village(villageId).catch((fault: unknown) => void faults.push(fault));
      after = due.at(-1)?.village_id ?? after;
      if (due.length < VILLAGES_AT_ONCE) break;
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some villages could not be gone through');
  }

  private async village(villageId: string): Promise<void> {
    for (;;) {
      const [row] = await this.dataSource.query<{ n: number }[]>('SELECT points_expiry_pass($1, $2) AS n', [villageId, HOUSEHOLDS_AT_ONCE]);
      this.outbox.wake();
      if ((row?.n ?? 0) < HOUSEHOLDS_AT_ONCE) return;
    }
  }
}
