import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Tx } from '../db/tx';
import { UnitOfWork } from '../db/unit-of-work';

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
/** 2^12 seconds are past the longest wait already; 2^1024 is past a double, and an event that fails for weeks gets there. */
const MAX_DOUBLINGS = 12;

/** Carries out what is owed, soon after the commit and at the latest at the next poll. Several processes share the work by SKIP LOCKED. */
@Injectable()
export class OutboxDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly handlers = new Map<string, OutboxHandler[]>();
  private readonly logger = new Logger('outbox');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wanted = false;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
  ) {}

  on(topic: string, handler: OutboxHandler): void {
    this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
  }

  onApplicationBootstrap(): void {
    this.work.onCommit(() => this.wake());
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.timer.unref();
  }

  /** Before the pool is closed; what is still owed is carried out by the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
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

  private async run(): Promise<void> {
    await new Promise(setImmediate);
    while (this.wanted && !this.stopped) {
      this.wanted = false;
      try {
        while (!this.stopped && (await this.batch()) === BATCH_ITEMS);
      } catch (error) {
        this.logger.warn(`outbox batch failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  private async batch(): Promise<number> {
    // The function sees all villages; each event is then handled in a transaction of its own village.
    const events = await this.dataSource.query<OutboxEventRow[]>('SELECT * FROM outbox_due($1)', [BATCH_ITEMS]);
    for (const event of events) await this.handle(event);
    return events.length;
  }

  private async handle(event: OutboxEventRow): Promise<void> {
    try {
      await this.inVillage(event.village_id, async tx => {
        // Locks the row; a second process that picked it too finds it done.
        const open = await tx.query<unknown[]>(
          'SELECT 1 FROM outbox_event WHERE village_id = $1 AND id = $2 AND done_at IS NULL FOR UPDATE SKIP LOCKED',
          [event.village_id, event.id],
        );
        if (open.length === 0) return;
        for (const handler of this.handlers.get(event.topic) ?? []) await handler(tx, event);
        await tx.query('UPDATE outbox_event SET done_at = now() WHERE village_id = $1 AND id = $2', [event.village_id, event.id]);
      });
    } catch (error) {
      const fault = error instanceof Error ? error.message.slice(0, 300) : String(error);
      this.logger.warn(`outbox event ${event.id} (${event.topic}) failed: ${fault}`);
      await this.inVillage(event.village_id, tx =>
        tx.query(
          `UPDATE outbox_event SET attempts = attempts + 1, last_fault = $3, due_at = now() + least(power(2, least(attempts, ${MAX_DOUBLINGS})), $4) * interval '1 second' WHERE village_id = $1 AND id = $2`,
          [event.village_id, event.id, fault, MAX_BACKOFF_SECONDS],
        ),
      );
    }
  }

  /** `read` mode would refuse the writes; `run` would wake us again for nothing, which ends by itself when nothing is due. */
  private inVillage<T>(villageId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run(villageId, work);
  }
}
