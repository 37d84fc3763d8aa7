import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Jobs } from '../../../platform/jobs';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

const BATCH_CASES = 200;

/** Every minute: deductions whose appeal window went by without an appeal are posted (181_post_deductions.sql). */
@Injectable()
export class PostDeductions {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    jobs: Jobs,
  ) {
    jobs.every('post-deductions', { seconds: 60 }, async () => void (await this.run()));
  }

  async run(): Promise<number> {
    for (let posted = 0; ;) {
      const [row] = await this.dataSource.query<{ n: number }[]>('SELECT points_post_deductions($1) AS n', [BATCH_CASES]);
      const now = row?.n ?? 0;
      posted += now;
      if (now > 0) this.outbox.wake();
      if (now < BATCH_CASES) return posted;
    }
  }
}
