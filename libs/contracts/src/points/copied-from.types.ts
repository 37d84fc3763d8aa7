import type { CalendarDay } from '../platform';

/** Where a draft was copied from, as it was called then: it stays when the publisher takes theirs back. */
export interface CopiedFrom {
  readonly name: string;
  readonly title: string;
  readonly version: number | null;
  /** Since when it was in force there; for a template, the day it was published. */
  readonly day: CalendarDay;
}
