import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { drain, Jobs } from '../../../platform/jobs';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

const BATCH_DEEDS = 100;

/** Every minute: who finished something for another household is thanked, and thanks for what was undone are taken back (thanks/115_thanks.sql). */
@Injectable()
export class ThankHelpers {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    jobs: Jobs,
  ) {
    jobs.every('thank-helpers', { seconds: 60 }, async () => void (await this.run()));
  }

  /** How many deeds were looked at. */
  run(): Promise<number> {
    return drain(this.dataSource, this.outbox, 'points_thank_due', BATCH_DEEDS);
  }
}
