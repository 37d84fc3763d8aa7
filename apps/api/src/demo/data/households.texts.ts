import type { HouseholdDocument } from '@jishan/contracts';

interface PlannedChange {
  readonly document: HouseholdDocument;
  readonly documentNumber: string;
  readonly reason: string;
}

export const plannedSplit: PlannedChange = {
  document: 'meeting',
  documentNumber: '村会议〔2026〕7 号',
  reason: '孩子成家，分开过日子，户口已经分开。',
};
export const plannedMerge: PlannedChange = { document: 'police', documentNumber: '', reason: '老人搬来和儿子同住，户口已经迁到一起。' };
