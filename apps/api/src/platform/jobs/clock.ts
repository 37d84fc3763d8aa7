import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isConflictOfTransactions, isDatabaseAway, sqlStateOf } from '../db/sql-state';
import { NO_VILLAGE } from '../db/tx';
import { faultWords } from '../errors/fault-words';
import { Alarms } from '../health/alarms';
import { OutboxDispatcher } from '../outbox/outbox-dispatcher';
import { ClockFaults, type DueCase } from './clock-faults';

/** What is due behind `after`, by village and id, at most `limit`. */
export type DuePage = (after: DueCase, limit: number) => Promise<readonly DueCase[]>;

/** What a run has done. A case that failed is noted already, and tried again by the next run. */
export interface Passed {
  readonly done: number;
  readonly failed: readonly DueCase[];
}

const PAGE_CASES = 200;
const ATTEMPTS = 4;
const PAUSE_MAX_MS = 20;
const FIRST: DueCase = { village_id: NO_VILLAGE, id: NO_VILLAGE };

function byVillage(cases: readonly DueCase[]): DueCase[][] {
  const villages = new Map<string, DueCase[]>();
  for (const one of cases) villages.set(one.village_id, [...(villages.get(one.village_id) ?? []), one]);
  return [...villages.values()];
}

/**
 * How the clock's jobs go through what is due in all villages: a case that raises harms itself and nothing else. It is noted (ClockFaults)
 * and tried again by the next run. A database that is away ends the run; nobody's case is to blame then.
 */
@Injectable()
export class Clock {
  private readonly logger = new Logger('clock');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(OutboxDispatcher) private readonly outbox: Pick<OutboxDispatcher, 'wake'>,
    private readonly faults: ClockFaults,
  ) {}

  /**
   * Calls a function of the books, set by set so that no lock is held long, until it finds less than a set that is due; wakes the outbox after
   * every set that did something. `name(p_limit)` answers how many it did. When a set fails, what is due is done village by village, and case by
   * case in a village that fails: by `name_due(p_village, p_id, p_limit)`, what is due behind that case, and `name(p_villages, p_ids)`, these.
   * Returns how many in all.
   */
  async drain(job: string, name: string, atOnce: number): Promise<number> {
    for (let done = 0; ;) {
      let now: number;
      try {
        now = await this.count(`SELECT ${name}($1::int) AS n`, [atOnce]);
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        this.logger.warn(`${job}: a set failed, so each village goes by itself: ${faultWords(error)}`);
        return done + (await this.apart(job, name));
      }
      done += now;
      if (now < atOnce) {
        await this.faults.over(job, []);
        return done;
      }
    }
  }

  /** What `name(p_of, p_village, p_id, p_limit)` answers; `of`: the day that it is due on, or whatever else it goes by. */
  dueBy(name: string, of: unknown): DuePage {
    return (after, limit) =>
      this.dataSource.query<DueCase[]>(`SELECT village_id, id FROM ${name}($1, $2, $3, $4)`, [of, after.village_id, after.id, limit]);
  }

  /** Each case by itself, as `one` does it: in a transaction of its own. */
  async each(job: string, due: DuePage, one: (due: DueCase) => Promise<void>): Promise<Passed> {
    const failed: DueCase[] = [];
    let done = 0;
    for await (const page of pages(due))
      for (const single of page) {
        if (await this.attempt(job, single, () => one(single))) done += 1;
        else failed.push(single);
      }
    await this.over(job, failed);
    return { done, failed };
  }

  /** Whether it went through. For jobs that find what is due in a way of their own; they call `over` at their end. */
  async attempt(job: string, due: DueCase, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await patiently(work);
      return true;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      await this.faults.note(job, due, error);
      return false;
    }
  }

  over(job: string, failed: readonly DueCase[]): Promise<void> {
    return this.faults.over(
      job,
      failed.map(({ id }) => id),
    );
  }

  private async apart(job: string, name: string): Promise<number> {
    const failed: DueCase[] = [];
    let done = 0;
    const these = (cases: readonly DueCase[]): Promise<number> =>
      this.count(`SELECT ${name}($1::uuid[], $2::uuid[]) AS n`, [cases.map(one => one.village_id), cases.map(one => one.id)]);
    const due: DuePage = (after, limit) =>
      this.dataSource.query<DueCase[]>(`SELECT village_id, id FROM ${name}_due($1, $2, $3)`, [after.village_id, after.id, limit]);
    for await (const page of pages(due))
      for (const village of byVillage(page)) {
        try {
          done += await patiently(() => these(village));
        } catch (error) {
          if (isDatabaseAway(error)) throw error;
          for (const single of village)
            if (!(await this.attempt(job, single, async () => void (done += await these([single]))))) failed.push(single);
        }
      }
    await this.over(job, failed);
    return done;
  }

  private async count(sql: string, values: unknown[]): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>(sql, values);
    const n = row?.n ?? 0;
    if (n > 0) this.outbox.wake();
    return n;
  }
}

/** For a command of its own, outside the application: nobody waits for an outbox there. */
export const clockAlone = (dataSource: DataSource): Clock =>
  new Clock(dataSource, { wake: () => undefined }, new ClockFaults(dataSource, new Alarms()));

/** By key, so that a case which stays due is met once in a run. */
export async function* pages(due: DuePage): AsyncGenerator<readonly DueCase[]> {
  for (let after = FIRST; ;) {
    const page = await due(after, PAGE_CASES);
    yield page;
    after = page.at(-1) ?? after;
    if (page.length < PAGE_CASES) return;
  }
}

/** Two who ran into each other: again, in a transaction of its own. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isConflictOfTransactions(sqlStateOf(error))) throw error;
      await sleep(Math.random() * PAUSE_MAX_MS * attempt);
    }
  }
}
