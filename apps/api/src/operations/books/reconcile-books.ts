import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { longQuery } from '../../platform/db/long-query';
import { Alarms } from '../../platform/health';
import { Jobs } from '../../platform/jobs';

interface Fault {
  readonly subject: string;
  readonly subject_id: string;
  readonly fault: string;
}

const SHOWN_FAULTS = 20;
/** A request's limit would stop the check of a large village, and then nothing would ever stop its books. */
const VILLAGE_LIMIT_MS = 120_000;

export interface Reconciled {
  /** The villages whose books do not agree; they are stopped. */
  readonly wrong: readonly string[];
  /** Those of which nobody can say: the check itself failed. */
  readonly unchecked: readonly string[];
}

/** Every night: each of a village's books is rebuilt and compared; where one differs, that village's books stop (970_reconcile.sql). */
@Injectable()
export class ReconcileBooks {
  private readonly logger = new Logger('books');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
    jobs: Jobs,
  ) {
    jobs.every('reconcile-books', { dailyAt: '02:30' }, async () => void (await this.run()));
  }

  /** A village that cannot be checked is an alarm of its own and keeps no other from being checked. */
  async run(villageLimitMs = VILLAGE_LIMIT_MS): Promise<Reconciled> {
    const [wrong, unchecked]: [string[], string[]] = [[], []];
    for (const { id } of await this.dataSource.query<{ id: string }[]>('SELECT id FROM village ORDER BY id')) {
      try {
        if (!(await this.agrees(id, villageLimitMs))) wrong.push(id);
      } catch (error) {
        unchecked.push(id);
        this.logger.error(`the books of village ${id} could not be checked: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    this.alarms.set('books_wrong', wrong.length);
    this.alarms.set('books_unchecked', unchecked.length);
    return { wrong, unchecked };
  }

  private async agrees(villageId: string, limitMs: number): Promise<boolean> {
    const faults = await longQuery<Fault>(this.dataSource, limitMs, 'SELECT * FROM books_reconcile($1)', [villageId]);
    if (faults.length === 0) return true;
    const shown = faults.slice(0, SHOWN_FAULTS).map(({ subject, subject_id, fault }) => `${subject} ${subject_id}: ${fault}`);
    this.logger.error(`the books of village ${villageId} do not agree, writing is stopped: ${faults.length} faults: ${shown.join('; ')}`);
    return false;
  }
}
