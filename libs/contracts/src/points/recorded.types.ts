import type { Id, PageQuery } from '../platform';
import type { RuleView } from './rules.types';

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
  /** Says what the text would. */
  readonly voiceId?: Id;
}
export type RecordedDeedsQuery = PageQuery;

/** The offices in which somebody writes a deed down; who holds both does it in the first. */
export const RECORDING_ROLES = ['cadre', 'secretary'] as const;
export type RecordingRole = (typeof RECORDING_ROLES)[number];

/** Rules that cadres start; honours and what takes points have rooms of their own. */
export const isRecordedByCadres = (rule: Pick<RuleView, 'startedBy' | 'category'>): boolean =>
  rule.startedBy === 'cadre' && rule.category !== 'honours' && rule.category !== 'negative';
