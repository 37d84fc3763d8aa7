import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { faultWords } from '../errors/fault-words';
import { Alarms } from '../health/alarms';

/** A case that is due: an application, a reservation …, or a whole village. Named as SQL answers it. */
export interface DueCase {
  readonly village_id: string;
  readonly id: string;
}

const LOOK_MS = 60_000;

/** What the clock's jobs could not do: an error in the log each time, an entry in the village's audit once, and a figure for whoever watches. */
@Injectable()
export class ClockFaults implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('clock');
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
    void this.look();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  /** Never rejects: that it cannot be written down keeps nothing else from being done. */
  async note(job: string, { village_id: villageId, id }: DueCase, error: unknown): Promise<void> {
    const fault = faultWords(error);
    this.logger.error(`${job}: ${id} of village ${villageId} could not be done and is tried again next time, the others went on: ${fault}`);
    try {
      await this.dataSource.query('SELECT clock_failed($1, $2, $3, $4)', [job, villageId, id, fault]);
    } catch (second) {
      this.logger.error(`${job}: that ${id} failed could not be written down: ${faultWords(second)}`);
    }
  }

  /** After a run that tried everything that is due. `failing`: what it could not do. Rejects on database errors. */
  async over(job: string, failing: readonly string[]): Promise<void> {
    const [row] = await this.dataSource.query<{ over: number }[]>('SELECT clock_over($1, $2::uuid[]) AS over', [job, failing]);
    if ((row?.over ?? 0) > 0) this.logger.log(`${job}: ${row?.over} that had failed before are done, or no longer due`);
    if ((row?.over ?? 0) > 0 || failing.length > 0) await this.look();
  }

  /** How many cases wait for somebody, as an alarm; every process counts, so whichever is asked knows. Never rejects. */
  async look(): Promise<void> {
    try {
      const [row] = await this.dataSource.query<{ cases: number }[]>('SELECT clock_faults() AS cases');
      this.alarms.set('clock_faults', row?.cases ?? 0);
    } catch (error) {
      if (!this.stopped) this.logger.warn(`the cases that failed could not be counted: ${faultWords(error)}`);
    }
  }
}
