import { VILLAGE_UTC_OFFSET_MINUTES } from '@jishan/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { NO_VILLAGE } from '../../../platform/db/tx';
import { Jobs } from '../../../platform/jobs';
import { BookKey } from './book-key';
import { sealVillage } from './seal-village';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** What was begun before midnight has ended by then, and stands in its own day's block. */
const GRACE_MINUTES = 10;
const VILLAGES_AT_ONCE = 200;

/** The day of a village's calendar, `YYYY-MM-DD`. */
export const dayAt = (moment: Date, daysBefore = 0): string =>
  new Date(moment.getTime() + (VILLAGE_UTC_OFFSET_MINUTES - daysBefore * DAY_MINUTES) * MINUTE_MS).toISOString().slice(0, 10);

const lastDayOver = (now: Date): string => dayAt(new Date(now.getTime() - GRACE_MINUTES * MINUTE_MS), 1);

/** Every hour, so that a night that went wrong is made up for soon; what is sealed already costs a look. */
@Injectable()
export class SealBook {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly key: BookKey,
    @Inject(Jobs) jobs: Pick<Jobs, 'every'>,
  ) {
    jobs.every('seal-book', { seconds: 3_600 }, async () => void (await this.through(lastDayOver(new Date()))));
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

  village(villageId: string, day: string): Promise<number> {
    return sealVillage(this.dataSource, this.key, { villageId, day });
  }
}
