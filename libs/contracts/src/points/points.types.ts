import type { VoiceView } from '../media';
import type { CalendarDay, Id, Instant, PageQuery, Points } from '../platform';
import type { ApplicationCourse } from './course.types';
import type { PhotoView } from './photo.types';
import type { RuleView } from './rules.types';

/**
 * Fast lane: submitted → credited. Full lane: submitted → in_review (the panel) → publicized (公示) → credited; an objection makes it
 * objected → upheld (not credited) | overturned (credited when its 公示 is over).
 */
export const APPLICATION_STATUSES = [
  'submitted',
  'in_review',
  'publicized',
  'objected',
  'overturned',
  'returned',
  'credited',
  'rejected',
  'upheld',
  'withdrawn',
  'reversed',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];
/** The village has them in hand: nothing is wanted of the household, and nothing is final. */
export const RUNNING_APPLICATION_STATUSES: readonly ApplicationStatus[] = [
  'submitted',
  'in_review',
  'publicized',
  'objected',
  'overturned',
];
export const applicationStatusTitles = {
  submitted: '审核中',
  in_review: '评议中',
  publicized: '公示中',
  objected: '有异议，复核中',
  overturned: '异议不成立，公示中',
  returned: '退回补充',
  credited: '已入账',
  rejected: '未通过',
  upheld: '异议成立，不入账',
  withdrawn: '已撤回',
  reversed: '已扣回',
} as const satisfies Record<ApplicationStatus, string>;

export interface SubmitApplication {
  /** Made by the phone, so that a draft sent twice is one application. */
  readonly id: Id;
  readonly ruleId: Id;
  readonly text: string;
  readonly photoIds: readonly Id[];
  /** What was said instead of the sentence, or beside it. */
  readonly voiceId?: Id;
  /** Who did the deed: a member of the own household, or of one that granted a proxy right. Default: oneself. */
  readonly memberId?: Id;
}
/** The photos join those that were sent before, as many as the rule takes each time; a new voice note takes the place of the one before, and without one that stays. */
export interface SupplementApplication {
  readonly text: string;
  readonly photoIds: readonly Id[];
  readonly voiceId?: Id;
}

export interface ApplicationView {
  readonly id: Id;
  readonly status: ApplicationStatus;
  readonly rule: RuleView;
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly memberId: Id;
  readonly memberName: string;
  /** Set when somebody else filed it: X 代 Y. */
  readonly filedByName: string | null;
  /** Likewise of whoever answered the last return, and of whoever took it back. What somebody in office wrote down and answered or took back, their role says. */
  readonly supplementedByName: string | null;
  readonly withdrawnByName: string | null;
  /** Set when somebody in office wrote it down, under a rule that cadres start: the role, not the name. */
  readonly filedByRole: string | null;
  /** That somebody is whoever looks: theirs to prove and to take back. */
  readonly recordedByMe: boolean;
  /** It is of the own household, or of one that whoever looks acts for. */
  readonly mayAct: boolean;
  readonly text: string;
  readonly photos: readonly PhotoView[];
  /** For the household and for those who judge; what is published has no voice. */
  readonly voice: VoiceView | null;
  readonly pointsAwarded: Points | null;
  readonly submittedAt: Instant;
  readonly decidedAt: Instant | null;
  /** The reviewer's role, not the name. */
  readonly decidedByRole: string | null;
  readonly decisionReason: string | null;
  /** The way through the full lane; null in the fast lane, and in lists. */
  readonly course: ApplicationCourse | null;
  /** By when somebody looks at it, as long as it waits for that; null afterwards, and in lists. */
  readonly checkDueOn: CalendarDay | null;
  readonly version: number;
}

export interface QueueItem extends ApplicationView {
  /** How often this rule was already credited in the cap's running period, for the cap's subject. */
  readonly capUsed: number | null;
  /** The village's limit per household and month for deeds that it reported itself, and what is used of it; null: no limit. */
  readonly monthUse: { readonly used: Points; readonly cap: Points } | null;
  /** The last working day on which it should be looked at. */
  readonly dueOn: CalendarDay;
  /** The village's limit of what one person may give, for `needsTwo`. */
  readonly twoDecideAbove: Points;
  readonly overdue: boolean;
  /** Photos of the last twelve months that look nearly the same. To be looked at, never refused by the machine. */
  readonly similar: readonly SimilarPhoto[];
  /** What this household had with this very rule, in whichever version: in the year of the application, and the last ones. */
  readonly withRule: { readonly creditedThisYear: number; readonly last: readonly EarlierApplication[] };
  /** Its last ones with other rules. */
  readonly recent: readonly EarlierApplication[];
}

/** What else a household sent, as the reviewer sees it. */
export interface EarlierApplication {
  readonly id: Id;
  readonly ruleTitle: string;
  readonly memberName: string;
  readonly status: ApplicationStatus;
  readonly submittedAt: Instant;
  readonly pointsAwarded: Points | null;
}

export interface SimilarPhoto {
  /** Of this application. */
  readonly photoId: Id;
  /** Of the earlier one. */
  readonly earlier: PhotoView;
  readonly ruleTitle: string;
  readonly submittedAt: Instant;
  readonly status: ApplicationStatus;
  readonly sameHousehold: boolean;
}

/** `points` only where the rule has a range. */
export interface ApproveApplication {
  readonly points?: Points;
}
export interface ApproveMany {
  readonly applicationIds: readonly Id[];
}
export interface DecideWithReason {
  readonly reason: string;
}
export interface ApprovalResult {
  readonly applicationId: Id;
  readonly status: 'credited';
  readonly points: Points;
  readonly balance: Points;
  readonly transferId: Id;
}
export type ApproveManyOutcome =
  | { readonly applicationId: Id; readonly approved: ApprovalResult }
  | { readonly applicationId: Id; readonly refused: { readonly code: string; readonly title: string; readonly detail?: string } };
export interface ApproveManyResult {
  readonly outcomes: readonly ApproveManyOutcome[];
}
export interface ReverseCredit {
  readonly reason: string;
}

export interface ApplicationsQuery extends PageQuery {
  /** Wherever on its way it is: `RUNNING_APPLICATION_STATUSES`. */
  readonly state?: 'running';
  readonly status?: ApplicationStatus;
}
export interface QueueQuery extends PageQuery {
  readonly groupId?: Id;
  readonly householdId?: Id;
  readonly ruleId?: Id;
}
