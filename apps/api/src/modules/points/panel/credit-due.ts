import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { drain, Jobs } from '../../../platform/jobs';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

const BATCH_APPLICATIONS = 200;

/** Every minute: what was in 公示 to the end without an objection is credited, set by set (panel/154_credit_due.sql). */
@Injectable()
export class CreditDue {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    jobs: Jobs,
  ) {
    jobs.every('credit-after-publication', { seconds: 60 }, async () => void (await this.run()));
  }

  /** How many were ended: credited, or refused by a cap. */
  run(): Promise<number> {
    return drain(this.dataSource, this.outbox, 'points_credit_due', BATCH_APPLICATIONS);
  }
}
