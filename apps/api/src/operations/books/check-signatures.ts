import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Alarms } from '../../platform/health';
import { Jobs } from '../../platform/jobs';
import { isSigned, type Signed } from './verify-signatures';

const BLOCKS_AT_ONCE = 200;
const SHOWN_FAULTS = 20;

interface Block {
  readonly number: number;
  readonly head: string;
  readonly public_key: Buffer | null;
  readonly signature: Buffer | null;
}

const fits = (block: Block): boolean => block.public_key !== null && block.signature !== null && isSigned(block as Signed);

/** Every night: each sealed block's signature is held against the head that its fields make (docs/decisions/0048). */
@Injectable()
export class CheckSignatures {
  private readonly logger = new Logger('books');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
    jobs: Jobs,
  ) {
    jobs.every('check-signatures', { dailyAt: '02:50' }, async () => void (await this.run()));
  }

  /** The villages with a block whose signature is missing or does not fit. A village that cannot be read is thrown at the end: the job counts as failed. */
  async run(): Promise<readonly string[]> {
    const wrong: string[] = [];
    const failed: unknown[] = [];
    for (const { id } of await this.dataSource.query<{ id: string }[]>('SELECT id FROM village ORDER BY id')) {
      const numbers = await this.wrongBlocks(id).catch((fault: unknown) => void failed.push(fault));
      if (!numbers || numbers.length === 0) continue;
      wrong.push(id);
      const shown = numbers.slice(0, SHOWN_FAULTS).join(', ');
      this.logger.error(`the sealed book of village ${id}: ${numbers.length} blocks without a signature that fits: ${shown}`);
    }
    this.alarms.set('book_signatures_wrong', wrong.length);
    if (failed.length > 0) throw new AggregateError(failed, 'the signatures of some villages could not be checked');
    return wrong;
  }

  /** Page by page, so that requests are answered in between. */
  private async wrongBlocks(villageId: string): Promise<number[]> {
    const wrong: number[] = [];
    for (let after = 0; ;) {
      const blocks = await this.dataSource.query<Block[]>('SELECT * FROM book_signatures($1, $2, $3)', [villageId, after, BLOCKS_AT_ONCE]);
      wrong.push(...blocks.filter(block => !fits(block)).map(block => block.number));
      after = blocks.at(-1)?.number ?? after;
      if (blocks.length < BLOCKS_AT_ONCE) return wrong;
    }
  }
}
