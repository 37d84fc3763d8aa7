import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { RateCounts } from '../limits/rate-counts';
import { Jobs } from './jobs';

const BATCH_ROWS = 5_000;

/** Removes what nobody asks for any more, in small statements, so that no lock is held long. */
@Injectable()
export class Housekeeping {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly counts: RateCounts,
    jobs: Jobs,
  ) {
    jobs.every('forget-done-events', { seconds: 3_600 }, () => this.batches('forget_done_events'));
    jobs.every('forget-old-keys', { dailyAt: '03:10' }, () => this.batches('forget_old_keys'));
    jobs.every('forget-expired-counts', { seconds: 900 }, () => this.counts.forgetExpired());
  }

  private async batches(functionName: 'forget_done_events' | 'forget_old_keys'): Promise<void> {
    for (;;) {
      const [row] = await this.dataSource.query<{ gone: number }[]>(`SELECT ${functionName}($1) AS gone`, [BATCH_ROWS]);
      if (!row || row.gone < BATCH_ROWS) return;
    }
  }
}
