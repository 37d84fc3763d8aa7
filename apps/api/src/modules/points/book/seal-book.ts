import { BOOK_BLOCK_MAX_LEAVES, VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { NO_VILLAGE } from '../../../platform/db/tx';
import { Jobs } from '../../../platform/jobs';
import { BookKey } from './book-key';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** What was begun before midnight has ended by then, and stands in its own day's block. */
const GRACE_MINUTES = 10;
const VILLAGES_AT_ONCE = 200;

/** The day of a village's calendar, `YYYY-MM-DD`. */
export const dayAt = (moment: Date, daysBefore = 0): string =>
  new Date(moment.getTime() + (VILLAGE_UTC_OFFSET_MINUTES - daysBefore * DAY_MINUTES) * MINUTE_MS).toISOString().slice(0, 10);

/**
 * Seals what is committed into blocks (book/160_seal.sql) and signs their heads. A block and its signature are two statements: after a
 * crash between them the next run signs. Every step may be repeated, by any number of processes at once.
 */
@Injectable()
export class SealBook {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly key: BookKey,
    jobs: Jobs,
  ) {
    // Every hour, so that a night that went wrong is made up for soon; whatever is sealed already costs a look.
    jobs.every(
      'seal-book',
      { seconds: 3_600 },
      async () => void (await this.through(dayAt(new Date(Date.now() - GRACE_MINUTES * MINUTE_MS), 1))),
    );
  }

  /** All villages, through the end of a day; today means everything that is committed now. How many blocks were made. */
  async through(day: string): Promise<number> {
    let blocks = 0;
    for (let after = NO_VILLAGE; ;) {
      const due = await this.dataSource.query<{ village_id: string }[]>('SELECT village_id FROM book_due($1, $2)', [
        after,
        VILLAGES_AT_ONCE,
      ]);
      for (const { village_id: villageId } of due) blocks += await this.village(villageId, day);
      after = due.at(-1)?.village_id ?? after;
      if (due.length < VILLAGES_AT_ONCE) return blocks;
    }
  }

  /** `sealedAt` is believed from the schema's owner only (the demonstration's past). */
  async village(villageId: string, day: string, sealedAt: Date | null = null): Promise<number> {
    for (let blocks = 0; ; blocks += 1) {
      const [sealed] = await this.dataSource.query<{ number: number | null }[]>('SELECT book_seal($1, $2, $3, $4) AS number', [
        villageId,
        day,
        BOOK_BLOCK_MAX_LEAVES,
        sealedAt,
      ]);
      await this.sign(villageId);
      if (sealed?.number == null) return blocks;
    }
  }

  private async sign(villageId: string): Promise<void> {
    const heads = await this.dataSource.query<{ number: number; head: string }[]>('SELECT number, head FROM book_unsigned($1)', [
      villageId,
    ]);
    for (const { number, head } of heads)
      await this.dataSource.query('SELECT book_sign($1, $2, $3, $4)', [villageId, number, this.key.publicKey, this.key.sign(head)]);
  }
}
