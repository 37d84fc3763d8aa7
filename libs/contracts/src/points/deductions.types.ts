import type { VoiceView } from '../media';
import type { CalendarDay, Id, Instant, PageQuery, Points } from '../platform';
import type { PhotoView } from './photo.types';

/**
 * notified → posted when the appeal window is over; notified → appealed → cancelled (the appeal is right) | posted; before that: withdrawn;
 * after it: reversed.
 */
export const DEDUCTION_STATUSES = ['notified', 'appealed', 'cancelled', 'withdrawn', 'posted', 'reversed'] as const;
export type DeductionStatus = (typeof DEDUCTION_STATUSES)[number];
export const deductionStatusTitles = {
  notified: '已告知，可以申诉',
  appealed: '申诉复核中',
  cancelled: '申诉成立，不扣分',
  withdrawn: '已撤回，不扣分',
  posted: '已扣分',
  reversed: '已退回',
} as const satisfies Record<DeductionStatus, string>;

export interface OpenDeduction {
  readonly id: Id;
  readonly householdId: Id;
  /** Of the category 负面, in force. */
  readonly ruleId: Id;
  /** Only where the rule has a range. */
  readonly points?: Points;
  readonly text: string;
  readonly photoIds: readonly Id[];
}
/** The text may be empty where there is a voice note. */
export interface AppealDeduction {
  readonly text: string;
  readonly photoIds: readonly Id[];
  readonly voiceId?: Id;
}
/** Somebody of a house in which nobody has an account was told to their face. */
export interface TellDeduction {
  readonly personId: Id;
}
/** What somebody of such a house said against it, written down by an office: in words, for they are on record under its name. */
export interface AppealSpoken {
  readonly personId: Id;
  readonly text: string;
  readonly photoIds: readonly Id[];
}
/** `upheld`: the household is right, nothing is taken. */
export interface DecideAppeal {
  readonly upheld: boolean;
  readonly reason: string;
}
/** `dueOn`: by then somebody has weighed it; `overdue`: that day is over, and secretary and supervisor are told. */
export interface DeductionAppeal {
  readonly text: string;
  readonly voice: VoiceView | null;
  readonly photos: readonly PhotoView[];
  readonly at: Instant;
  readonly dueOn: CalendarDay;
  readonly overdue: boolean;
  /** Spoken by somebody of the house: who, and in which office it was written down. Null: they sent it themselves. */
  readonly spoken: { readonly by: string; readonly role: string | null } | null;
  /** Sent by somebody of another house who acts for this one: X 代 Y. */
  readonly helperName: string | null;
}
export interface CloseDeduction {
  readonly reason: string;
}

/** Offices, never names: it is about what happened, and stays between the household and those in office. */
export interface DeductionView {
  readonly id: Id;
  readonly status: DeductionStatus;
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly ruleTitle: string;
  readonly standard: string;
  /** What the rule takes. */
  readonly points: Points;
  readonly text: string;
  readonly photos: readonly PhotoView[];
  readonly openedByRole: string | null;
  readonly openedAt: Instant;
  /** Null: nobody of the house can read the notice; the window begins when they were told to their face. */
  readonly appealUntil: Instant | null;
  /** The office that told them, and whom. */
  readonly told: { readonly at: Instant; readonly role: string | null; readonly to: string } | null;
  /** Grown-ups of the house, for an office that may tell them or write down what they say; else empty, and in lists. */
  readonly grownUps: readonly { readonly id: Id; readonly name: string }[];
  /** The window is over: it is posted within a minute, and counts already. */
  readonly due: boolean;
  readonly appeal: DeductionAppeal | null;
  readonly answer: { readonly upheld: boolean; readonly reason: string; readonly role: string | null; readonly at: Instant } | null;
  /** `waived` is what the wallet did not hold: it is never owed. */
  readonly result: { readonly posted: Points; readonly waived: Points; readonly at: Instant } | null;
  /** Why it was taken back or given back. */
  readonly closed: { readonly reason: string; readonly at: Instant } | null;
  readonly may: {
    readonly appeal: boolean;
    readonly tell: boolean;
    /** Write down what the household says. */
    readonly appealSpoken: boolean;
    readonly decide: boolean;
    readonly withdraw: boolean;
    readonly reverse: boolean;
  };
}
/** `open`: notice given, or appealed. */
export interface DeductionsQuery extends PageQuery {
  readonly scope?: 'open' | 'closed';
}
