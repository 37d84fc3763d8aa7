const DAY_MS = 86_400_000;
const HISTORY_DAYS = 184;
/** China has one time zone and no summer time. */
const BEIJING_MS = 8 * 3_600_000;
/** When people of a village are up: nobody writes or photographs at half past four at night, whenever the county is filled. */
const UP_MS = 7 * 3_600_000;
const AWAKE_MS = 14 * 3_600_000;

/** The county's past: it ends now and began half a year ago, so that the demonstration looks lived in on whatever day it is started. */
export class DemoTime {
  readonly days = HISTORY_DAYS;
  private readonly firstMidnight: number;

  constructor(readonly now: Date = new Date()) {
    const today = Math.floor((now.getTime() + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS;
    this.firstMidnight = today - HISTORY_DAYS * DAY_MS;
  }

  /** Beijing time of the day'th day; the last one is today. Never later than now. */
  at(day: number, hour: number, minute = 0): Date {
    return new Date(Math.min(this.firstMidnight + day * DAY_MS + hour * 3_600_000 + minute * 60_000, this.now.getTime()));
  }

  /** For ids: milliseconds since the beginning, whatever day it is. */
  offsetOf(date: Date): number {
    return date.getTime() - this.firstMidnight;
  }

  /** About so many hours before now, while people are up. Later ones stay later, and whole days keep their time of day. */
  hoursAgo(hours: number): Date {
    const days = Math.floor((this.now.getTime() + BEIJING_MS) / DAY_MS);
    const clock = this.now.getTime() + BEIJING_MS - days * DAY_MS;
    const awake = days * AWAKE_MS + Math.min(Math.max(clock - UP_MS, 0), AWAKE_MS) - (hours / 24) * AWAKE_MS;
    const day = Math.ceil(awake / AWAKE_MS) - 1;
    return new Date(day * DAY_MS + UP_MS + (awake - day * AWAKE_MS) - BEIJING_MS);
  }

  /** `2026-05-26`, in Beijing. */
  dayOf(date: Date): string {
    return new Date(date.getTime() + BEIJING_MS).toISOString().slice(0, 10);
  }

  /** 1 to 12, in Beijing. */
  monthOf(date: Date): number {
    return new Date(date.getTime() + BEIJING_MS).getUTCMonth() + 1;
  }

  /** 0 is Sunday. */
  weekdayOf(date: Date): number {
    return new Date(date.getTime() + BEIJING_MS).getUTCDay();
  }
}
