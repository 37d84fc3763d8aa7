import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Jobs } from '../../../platform/jobs';

const EVERY_SECONDS = 900;

/** Notes in `status` which version has come into force. Nobody waits for it: readers ask the day itself. */
@Injectable()
export class SettleRuleSets {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    jobs: Jobs,
  ) {
    jobs.every('settle-rule-sets', { seconds: EVERY_SECONDS }, async () => void (await this.run()));
  }

  /** How many versions came into force since it last ran. */
  async run(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>('SELECT rule_sets_settle() AS count');
    return row?.count ?? 0;
  }
}
