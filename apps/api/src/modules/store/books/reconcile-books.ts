import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Jobs } from '../../../platform/jobs';

interface Fault {
  readonly subject: string;
  readonly subject_id: string;
  readonly fault: string;
}

const SHOWN_FAULTS = 20;

/** Every night: each village's balances and stock are rebuilt and compared; where they differ, that village's books stop (260_reconcile.sql). */
@Injectable()
export class ReconcileBooks {
  private readonly logger = new Logger('books');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    jobs: Jobs,
  ) {
    jobs.every('reconcile-books', { dailyAt: '02:30' }, async () => void (await this.run()));
  }

  /** The villages whose books do not agree. */
  async run(): Promise<string[]> {
    const wrong: string[] = [];
    for (const { id } of await this.dataSource.query<{ id: string }[]>('SELECT id FROM village ORDER BY id')) {
      const faults = await this.dataSource.query<Fault[]>('SELECT * FROM books_reconcile($1)', [id]);
      if (faults.length === 0) continue;
      wrong.push(id);
      const shown = faults.slice(0, SHOWN_FAULTS).map(({ subject, subject_id, fault }) => `${subject} ${subject_id}: ${fault}`);
      this.logger.error(`the books of village ${id} do not agree, writing is stopped: ${faults.length} faults: ${shown.join('; ')}`);
    }
    return wrong;
  }
}
