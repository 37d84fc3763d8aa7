import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { villageDay } from '../../../platform/calendar';
import { Clock, Jobs, type DueCase } from '../../../platform/jobs';
import { BookKey } from './book-key';
import { sealVillage } from './seal-village';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What was begun before midnight has ended by then, and stands in its own day's block. */
const GRACE_MINUTES = 10;
const JOB = 'seal-book';

/** The village's day, or one so many days before. */
export const dayAt = (moment: Date, daysBefore = 0): string => villageDay(new Date(moment.getTime() - daysBefore * DAY_MS));

const lastDayOver = (now: Date): string => dayAt(new Date(now.getTime() - GRACE_MINUTES * MINUTE_MS), 1);

/** Every hour, so that a night that went wrong is made up for soon; what is sealed already costs a look. */
@Injectable()
export class SealBook {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly key: BookKey,
    @Inject(Clock) private readonly clock: Pick<Clock, 'each'>,
    @Inject(Jobs) jobs: Pick<Jobs, 'every'>,
  ) {
    jobs.every(JOB, { seconds: 3_600 }, async () => void (await this.through(lastDayOver(new Date()))));
  }

  /**
   * All villages, through the end of a day; today means everything that is committed now. How many blocks were made. A village that cannot
   * be sealed keeps no other from it; throws at the end, so that whoever called knows.
   */
  async through(day: string): Promise<number> {
    let blocks = 0;
    const { failed } = await this.clock.each(
      JOB,
      (after, limit) =>
        this.dataSource.query<DueCase[]>('SELECT village_id, village_id AS id FROM book_due($1, $2)', [after.village_id, limit]),
      async ({ village_id: villageId }) => void (blocks += await this.village(villageId, day)),
    );
    if (failed.length > 0) throw new Error(`${failed.length} villages could not be sealed: ${failed.map(({ id }) => id).join(', ')}`);
    return blocks;
  }

  village(villageId: string, day: string): Promise<number> {
    return sealVillage(this.dataSource, this.key, { villageId, day });
  }
}
