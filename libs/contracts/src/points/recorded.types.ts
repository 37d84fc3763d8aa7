import type { Id, PageQuery } from '../platform';

/** A deed under a rule that cadres start, written down by one of them. Somebody else decides it, in the rule's own lane. */
export interface RecordDeed {
  /** Made by the phone, so that a draft sent twice is one application. */
  readonly id: Id;
  readonly ruleId: Id;
  readonly householdId: Id;
  /** Who of the household did it. Absent: the household as a whole, written down for its head. */
  readonly memberId?: Id;
  readonly text: string;
  readonly photoIds: readonly Id[];
}
export type RecordedDeedsQuery = PageQuery;
