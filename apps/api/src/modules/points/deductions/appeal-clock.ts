import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { drain, Jobs } from '../../../platform/jobs';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

const BATCH_APPEALS = 200;
const EVERY_SECONDS = 900;

/** Appeals that nobody has weighed in time: those who watch over the points are told (182_appeals_overdue.sql). */
@Injectable()
export class AppealClock {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    jobs: Jobs,
  ) {
    jobs.every('appeals-overdue', { seconds: EVERY_SECONDS }, async () => void (await this.run()));
  }

  /** How many were told of. */
  run(): Promise<number> {
    return drain(this.dataSource, this.outbox, 'points_appeals_overdue', BATCH_APPEALS);
  }
}
