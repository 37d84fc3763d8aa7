import type { TransferKind } from './statement.types';

/**
 * What a transfer means for a household's month: earned (less what was taken back), spent at the store (less what came back), expired,
 * only held, or a correction of another kind. The ledger's function `ledger_flow` says the same; a test holds the two together.
 */
export const LEDGER_FLOWS = ['earned', 'spent', 'expired', 'held', 'adjusted'] as const;
export type LedgerFlow = (typeof LEDGER_FLOWS)[number];

export const transferFlows = {
  award: 'earned',
  award_reversal: 'earned',
  activity: 'earned',
  activity_reversal: 'earned',
  honour: 'earned',
  honour_reversal: 'earned',
  thanks: 'earned',
  thanks_reversal: 'earned',
  deduction: 'adjusted',
  deduction_reversal: 'adjusted',
  hold: 'held',
  release: 'held',
  capture: 'spent',
  counter_sale: 'spent',
  sale_return: 'spent',
  opening: 'adjusted',
  household_split: 'adjusted',
  household_merge: 'adjusted',
  expiry: 'expired',
} as const satisfies Record<TransferKind, LedgerFlow>;
