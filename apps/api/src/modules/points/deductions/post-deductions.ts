import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { drain, Jobs } from '../../../platform/jobs';
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

  run(): Promise<number> {
    return drain(this.dataSource, this.outbox, 'points_post_deductions', BATCH_CASES);
  }
}
