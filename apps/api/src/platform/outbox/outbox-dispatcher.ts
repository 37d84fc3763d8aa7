import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Tx } from '../db/tx';
import { UnitOfWork } from '../db/unit-of-work';
import { faultWords } from '../errors/fault-words';
import { Alarms } from '../health/alarms';

export interface OutboxEventRow {
  readonly village_id: string;
  readonly id: string;
  readonly topic: string;
  readonly subject_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly created_at: Date;
}

/** Runs in the event's village; may run twice for one event, so it must be idempotent (use the event's id as key). */
export type OutboxHandler = (tx: Tx, event: OutboxEventRow) => Promise<void>;

const BATCH_ITEMS = 50;
const POLL_MS = 2_000;
const MAX_BACKOFF_SECONDS = 3_600;
/** 2^12 seconds are past the longest wait already. */
const MAX_DOUBLINGS = 12;
/** 12 times within an hour and a quarter, then once an hour: half a day, in which somebody may put right what is wrong. */
const MAX_ATTEMPTS = 24;
const LOOK_MS = 60_000;

/** Carries out what is owed, soon after the commit and at the latest at the next poll. Several processes share the work by SKIP LOCKED. */
@Injectable()
export class OutboxDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly handlers = new Map<string, OutboxHandler[]>();
  private readonly logger = new Logger('outbox');
  private timer: NodeJS.Timeout | undefined;
  private lookTimer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wanted = false;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    private readonly alarms: Alarms,
  ) {}

  on(topic: string, handler: OutboxHandler): void {
    this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
  }

  onApplicationBootstrap(): void {
    this.work.onCommit(() => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.timer.unref();
    this.lookTimer = setInterval(() => void this.look(), LOOK_MS);
    this.lookTimer.unref();
    void this.look();
  }

  /** Before the pool is closed; what is still owed is carried out by the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearInterval(this.lookTimer);
    await this.running;
  }

  /** Cheap when nothing is owed; many calls become one run. */
  wake(): void {
    this.wanted = true;
    if (this.running || this.stopped) return;
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Until nothing is due; for tests and shutdown. */
  async drain(): Promise<void> {
    this.wake();
    while (this.running) await this.running;
  }

  /** How many events wait for somebody, as an alarm; every process counts, so whichever is asked knows. Never rejects. */
  async look(): Promise<void> {
    try {
      const [row] = await this.dataSource.query<{ events: number }[]>('SELECT outbox_set_aside() AS events');
      this.alarms.set('outbox_set_aside', row?.events ?? 0);
    } catch (error) {
      if (!this.stopped) this.logger.warn(`the events set aside could not be counted: ${faultWords(error)}`);
    }
  }

  private async run(): Promise<void> {
    await new Promise(setImmediate);
    while (this.wanted && !this.stopped) {
      this.wanted = false;
      try {
        const stuck: string[] = [];
        while (!this.stopped && (await this.batch(stuck)) === BATCH_ITEMS);
      } catch (error) {
        this.logger.warn(`outbox batch failed: ${faultWords(error)}`);
      }
    }
  }

  /** How many were due. `stuck` grows by those that cannot even be put off: they are left for the next run, and what comes behind them is not. */
  private async batch(stuck: string[]): Promise<number> {
    // The function sees all villages; each event is then handled in a transaction of its own village.
    const events = await this.dataSource.query<OutboxEventRow[]>('SELECT * FROM outbox_due($1, $2)', [BATCH_ITEMS, stuck]);
    for (const event of events) if (!(await this.settle(event))) stuck.push(event.id);
    return events.length;
  }

  /** Never rejects: whatever is wrong with one event, the others behind it are carried out. */
  private async settle(event: OutboxEventRow): Promise<boolean> {
    try {
      await this.carryOut(event);
      return true;
    } catch (error) {
      try {
        await this.putOff(event, faultWords(error));
        return true;
      } catch (second) {
        this.logger.error(`outbox event ${event.id} (${event.topic}) failed and could not be put off: ${faultWords(second)}`);
        return false;
      }
    }
  }

  private carryOut(event: OutboxEventRow): Promise<void> {
    return this.inVillage(event.village_id, async tx => {
      // Locks the row; a second process that picked it too finds it done.
      const open = await tx.query<unknown[]>(
        'SELECT 1 FROM outbox_event WHERE village_id = $1 AND id = $2 AND done_at IS NULL AND set_aside_at IS NULL FOR UPDATE SKIP LOCKED',
        [event.village_id, event.id],
      );
      if (open.length === 0) return;
      for (const handler of this.handlers.get(event.topic) ?? []) await handler(tx, event);
      await tx.query('UPDATE outbox_event SET done_at = now() WHERE village_id = $1 AND id = $2', [event.village_id, event.id]);
    });
  }

  /** For longer after each attempt, and after the last until somebody puts it back. */
  private async putOff(event: OutboxEventRow, fault: string): Promise<void> {
    const [rows] = await this.inVillage(event.village_id, tx =>
      tx.query<[{ attempts: number; set_aside: boolean }[], number]>(
        `UPDATE outbox_event SET attempts = attempts + 1, last_fault = $3, due_at = now() + least(power(2, least(attempts, ${MAX_DOUBLINGS})), $4) * interval '1 second',
           set_aside_at = CASE WHEN attempts + 1 >= $5 THEN now() END WHERE village_id = $1 AND id = $2 AND done_at IS NULL
         RETURNING attempts, set_aside_at IS NOT NULL AS set_aside`,
        [event.village_id, event.id, fault, MAX_BACKOFF_SECONDS, MAX_ATTEMPTS],
      ),
    );
    const [row] = rows;
    const what = `outbox event ${event.id} (${event.topic})`;
    if (!row?.set_aside) return this.logger.warn(`${what} failed: ${fault}`);
    this.logger.error(`${what} failed ${row.attempts} times and is set aside: ${fault}`);
    await this.look();
  }

  /** `read` mode would refuse the writes; `run` would wake us again for nothing, which ends by itself when nothing is due. */
  private inVillage<T>(villageId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run(villageId, work);
  }
}
