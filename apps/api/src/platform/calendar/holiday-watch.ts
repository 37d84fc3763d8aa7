import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Alarms } from '../health/alarms';
import { holidayYears, type HolidayYear } from './public-holidays';
import { villageDay, type Day } from './working-days';

const DAY_MS = 86_400_000;
/** A year's notice comes out in the November before, and limits reach so far ahead. */
const AHEAD_DAYS = 60;

/** The years that today's limits reach into and whose notice is not in the table. */
export function yearsWithoutNotice(today: Day, years: readonly HolidayYear[] = holidayYears): number[] {
  const ahead = new Date(Date.parse(`${today}T00:00:00Z`) + AHEAD_DAYS * DAY_MS).toISOString();
  const reached = new Set([today, ahead].map(day => Number(day.slice(0, 4))));
  return [...reached].filter(year => !years.some(one => one.year === year && one.announced));
}

/** Says every day that a year's public holidays are missing, for nobody notices a limit that ends on a holiday but whoever waits for it. */
@Injectable()
export class HolidayWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('calendar');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly alarms: Alarms) {}

  onApplicationBootstrap(): void {
    this.look(new Date());
    this.timer = setInterval(() => this.look(new Date()), DAY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  look(now: Date): void {
    const missing = yearsWithoutNotice(villageDay(now));
    this.alarms.set('holiday_years_missing', missing.length);
    for (const year of missing)
      this.logger.warn(
        `the public holidays of ${year} are not entered as announced: limits in working days that reach into it may end on a wrong day (docs/operations.md, "A year of public holidays")`,
      );
  }
}
