import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isDatabaseAway } from '../../../platform/db/sql-state';
import { Clock, Jobs, pages, type DueCase } from '../../../platform/jobs';
import { OutboxDispatcher } from '../../../platform/outbox/outbox-dispatcher';

/** 182_expire.sql finds by it what failed. */
const JOB = 'expire-points';
const EVERY_SECONDS = 600;
const AT_ONCE = 200;

/** Every ten minutes: villages whose day was not gone through yet. What is due expires, what is soon due is told (expiry/182_expire.sql). */
@Injectable()
export class ExpirePoints {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: OutboxDispatcher,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every(JOB, { seconds: EVERY_SECONDS }, () => this.run());
  }

  /** A village's fault keeps no other waiting, nor a household's its neighbours: their day goes on without it, and it is tried again each time. */
  async run(): Promise<void> {
    const failed = await this.again();
    const due = pages((after, limit) =>
      this.dataSource.query<DueCase[]>('SELECT village_id, village_id AS id FROM points_expiry_due($1, $2)', [after.village_id, limit]),
    );
    for await (const page of due)
      for (const village of page)
        if (!(await this.clock.attempt(JOB, village, async () => void failed.push(...(await this.village(village.village_id))))))
          failed.push(village);
    await this.clock.over(JOB, failed);
  }

  /** Households that failed when the clock last came by: their villages' day may be over. Those that fail again. */
  private async again(): Promise<DueCase[]> {
    const failed: DueCase[] = [];
    const before = pages((after, limit) =>
      this.dataSource.query<DueCase[]>('SELECT * FROM points_expiry_failed($1, $2, $3)', [after.village_id, after.id, limit]),
    );
    for await (const page of before) for (const one of page) if (!(await this.household(one))) failed.push(one);
    return failed;
  }

  /** The households that could not be gone through. */
  private async village(villageId: string): Promise<DueCase[]> {
    const failed: DueCase[] = [];
    for (;;) {
      let looked: number;
      try {
        looked = await this.pass(villageId, []);
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        const next = await this.dataSource.query<{ household_id: string }[]>('SELECT household_id FROM points_expiry_next($1, $2)', [
          villageId,
          AT_ONCE,
        ]);
        const households = next.map(({ household_id: id }) => ({ village_id: villageId, id }));
        for (const one of households) if (!(await this.household(one))) failed.push(one);
        looked = await this.pass(
          villageId,
          households.map(({ id }) => id),
        );
      }
      if (looked < AT_ONCE) return failed;
    }
  }

  private household(one: DueCase): Promise<boolean> {
    return this.clock.attempt(JOB, one, async () => {
      await this.dataSource.query('SELECT points_expiry_one($1, $2)', [one.village_id, one.id]);
      this.outbox.wake();
    });
  }

  private async pass(villageId: string, without: readonly string[]): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>('SELECT points_expiry_pass($1, $2, NULL, $3::uuid[]) AS n', [
      villageId,
      AT_ONCE,
      without,
    ]);
    this.outbox.wake();
    return row?.n ?? 0;
  }
}
