import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type PgBoss from 'pg-boss';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { bossOn, type ClientPool } from './boss';
import { lookEveryMs, refuseBadSchedule, runId, slotOf, sooner, type Schedule } from './slot';

/** Runs at most once per slot in all processes together, and never twice at the same time. Must bear being cut off and run again. */
export type JobHandler = () => Promise<void>;

interface Job {
  readonly name: string;
  readonly schedule: Schedule;
  readonly handler: JobHandler;
  running: Promise<void> | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** A run whose process died is given up after this, and the next may start. */
const EXPIRE_SECONDS = 300;
const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Recurring work. pg-boss keeps the queue in PostgreSQL, so however many processes there are, each run happens in one of them. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly jobs = new Map<string, Job>();
  private readonly logger = new Logger('jobs');
  private boss: PgBoss | undefined;
  private stopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'clockSeconds'>,
  ) {}

  /** Call it while the application is put together (constructor or onModuleInit). `name` is kebab-case and never changes. */
  every(name: string, schedule: Schedule, handler: JobHandler): void {
    refuseBadSchedule(schedule);
    if (this.boss || this.jobs.has(name)) throw new Error(`job ${name} comes too late or twice`);
    this.jobs.set(name, { name, schedule: sooner(schedule, this.config.clockSeconds), handler, running: undefined, timer: undefined });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.boss = bossOn((this.dataSource.driver as unknown as { master: ClientPool }).master, { install: false });
    this.boss.on('error', error => this.logger.warn(`job queue: ${words(error)}`));
    await this.boss.start();
    for (const job of this.jobs.values()) {
      await this.dataSource.query('SELECT job_queue($1, $2)', [job.name, EXPIRE_SECONDS]);
      job.timer = setInterval(() => void this.look(job.name), lookEveryMs(job.schedule));
      job.timer.unref();
      void this.look(job.name);
    }
  }

  /** Before the database's pool is closed: what runs is finished, what waits stays queued for others. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const job of this.jobs.values()) clearInterval(job.timer);
    await Promise.all([...this.jobs.values()].map(job => job.running));
    await this.boss?.stop({ graceful: false });
  }

  /** Queues the run that is due, unless it is or was queued already, and does it if nobody else does. Never rejects. */
  look(name: string, now: Date = new Date()): Promise<void> {
    const job = this.jobs.get(name);
    const boss = this.boss;
    if (!job || !boss) return Promise.reject(new Error(`no such job, or not started: ${name}`));
    if (this.stopping) return Promise.resolve();
    job.running ??= this.run(boss, job, now).finally(() => {
      job.running = undefined;
    });
    return job.running;
  }

  private async run(boss: PgBoss, job: Job, now: Date): Promise<void> {
    try {
      await boss.send(job.name, {}, { id: runId(job.name, slotOf(job.schedule, now)) });
      const [due] = await boss.fetch(job.name, { batchSize: 1 });
      if (!due) return;
      try {
        await job.handler();
        await boss.complete(job.name, due.id);
      } catch (error) {
        this.logger.error(`job ${job.name} failed: ${words(error)}`);
        await boss.fail(job.name, due.id, { message: words(error).slice(0, 300) });
      }
    } catch (error) {
      this.logger.warn(`job ${job.name}: the queue does not answer: ${words(error)}`);
    }
  }
}
