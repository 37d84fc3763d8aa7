import type { Id, Instant, Page, PageQuery, Points } from '../platform';
import type { ExpiringPoints } from './expiry.types';

export const TRANSFER_KINDS = [
  'award',
  'award_reversal',
  'hold',
  'release',
  'capture',
  'counter_sale',
  'sale_return',
  'opening',
  'activity',
  'activity_reversal',
  'honour',
  'honour_reversal',
  'thanks',
  'thanks_reversal',
  'expiry',
  'deduction',
  'deduction_reversal',
  'household_split',
  'household_merge',
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];
export const transferKindTitles = {
  award: '积分入账',
  award_reversal: '积分扣回',
  hold: '兑换预留',
  release: '预留退回',
  capture: '兑换完成',
  counter_sale: '柜台兑换',
  sale_return: '退货退分',
  opening: '期初余额',
  activity: '活动记分',
  activity_reversal: '活动积分扣回',
  honour: '荣誉记分',
  honour_reversal: '荣誉积分扣回',
  thanks: '代办感谢',
  thanks_reversal: '代办感谢扣回',
  expiry: '积分过期',
  deduction: '扣分',
  deduction_reversal: '扣分退回',
  household_split: '分户转分',
  household_merge: '并户转分',
} as const satisfies Record<TransferKind, string>;

export const LEDGER_ACCOUNT_KINDS = ['wallet', 'reserved', 'issuance', 'redeemed', 'expired', 'correction'] as const;
export type LedgerAccountKind = (typeof LEDGER_ACCOUNT_KINDS)[number];

export interface PointsAccountView {
  readonly householdId: Id;
  readonly householdName: string;
  readonly spendable: Points;
  readonly reserved: Points;
  readonly earnedThisMonth: Points;
  readonly earnedThisYear: Points;
  readonly applicationsWaiting: number;
  /** Credited this month for deeds that the household reported itself: counts against the village's limit. */
  readonly reportedThisMonth: Points;
  /** What expires when if nothing is spent, soonest first; empty when the village's points do not expire. */
  readonly expiring: readonly ExpiringPoints[];
}

export interface StatementLine {
  /** Gapless within the account; also the cursor. */
  readonly seq: number;
  readonly transferId: Id;
  readonly kind: TransferKind;
  readonly amount: number;
  readonly balanceAfter: Points;
  /** The rule's title, the goods' name, the reason of a reversal. */
  readonly reason: string;
  readonly memberName: string | null;
  /** Who of another household did it for this one: X 代 Y. */
  readonly helperName: string | null;
  readonly decidedByRole: string | null;
  /** The version of the rules under which it was credited. */
  readonly ruleSetVersion: number | null;
  /** Of a deduction: what the wallet did not hold. It is never owed. Null where nothing was waived. */
  readonly waived: Points | null;
  /** The 分户 or 并户 that moved these points, whose document can be read. */
  readonly householdChangeId: Id | null;
  readonly at: Instant;
}

/** What a calendar month of the statement comes to, for the household as a whole. */
export interface StatementMonth {
  /** `2026-11`. */
  readonly month: string;
  readonly earned: number;
  readonly spent: number;
  readonly expired: number;
  readonly adjusted: number;
}
/** `months`: those that the page's lines lie in, newest first. `expiring`: as in the account's view, whatever the page. */
export interface StatementPage extends Page<StatementLine> {
  readonly months: readonly StatementMonth[];
  readonly expiring: readonly ExpiringPoints[];
}
export interface StatementQuery extends PageQuery {
  readonly account?: 'wallet' | 'reserved';
}
/** `householdId`: one that one lived in when it was merged into another; without it the own one. */
export interface MyStatementQuery extends StatementQuery {
  readonly householdId?: Id;
}
