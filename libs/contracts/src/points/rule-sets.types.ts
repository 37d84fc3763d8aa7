import type { CalendarDay } from '../platform';

/** `adopted`: decided, and not yet in force. A version that was in force before is retired; its entries stay under it. */
export const RULE_SET_STATUSES = ['draft', 'adopted', 'in_force', 'retired'] as const;
export type RuleSetStatus = (typeof RULE_SET_STATUSES)[number];
export const ruleSetStatusTitles = {
  draft: '草稿',
  adopted: '已通过，待生效',
  in_force: '现行',
  retired: '已停用',
} as const satisfies Record<RuleSetStatus, string>;

/** What everybody in the village sees of the 村民代表会议 that adopted a version. */
export interface RuleDecisionSummary {
  readonly decidedOn: CalendarDay;
  /** Members of the assembly, those who came, and their votes. */
  readonly representatives: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
}
