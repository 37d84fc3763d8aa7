import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, Jobs, type DueCase } from '../../../platform/jobs';

const JOB = 'settle-rule-sets';
const EVERY_SECONDS = 900;

/** Notes in `status` which version has come into force, village by village. Nobody waits for it: readers ask the day itself. */
@Injectable()
export class SettleRuleSets {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: EVERY_SECONDS }, async () => void (await this.run()));
  }

  /** How many versions came into force since it last ran. */
  async run(): Promise<number> {
    let settled = 0;
    await this.clock.each(
      JOB,
      (after, limit) =>
        this.dataSource.query<DueCase[]>('SELECT village_id, village_id AS id FROM rule_sets_due($1, $2)', [after.village_id, limit]),
      async ({ village_id: villageId }) => {
        const [row] = await this.dataSource.query<{ count: number }[]>('SELECT rule_sets_settle($1) AS count', [villageId]);
        settled += row?.count ?? 0;
      },
    );
    return settled;
  }
}
