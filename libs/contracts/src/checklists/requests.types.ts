import type { VillageRole } from '../access';
import type { MediaView } from '../media';
import type { Id, Instant, Page, PageQuery } from '../platform';
import type { ChecklistPost, ItemStep, ServiceArea } from './checklists.types';

export const REQUEST_STATUSES = ['open', 'waiting_for_applicant', 'finished', 'refused', 'withdrawn'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];
export const requestStatusTitles = {
  open: '办理中',
  waiting_for_applicant: '等您补充',
  finished: '已办结',
  refused: '未能办理',
  withdrawn: '已撤回',
} as const satisfies Record<RequestStatus, string>;

export interface StartRequest {
  /** Made by the phone, so that a draft sent twice is one request. */
  readonly id: Id;
  readonly itemId: Id;
  readonly text: string;
  readonly photoIds: readonly Id[];
  /** For whom: a member of the own household, or of one that granted a proxy right. Default: oneself. */
  readonly memberId?: Id;
}

/** `position` is the step that the person saw, from 1: what somebody else already did is not done again. */
export interface FinishStep {
  readonly position: number;
  readonly text: string;
  readonly photoIds: readonly Id[];
}
export interface AskApplicant {
  readonly position: number;
  readonly text: string;
}
export interface AnswerAsk {
  readonly text: string;
  readonly photoIds: readonly Id[];
}
export interface RefuseRequest {
  readonly position: number;
  readonly reason: string;
}
export interface RateRequest {
  /** 1 to 5. */ readonly stars: number;
  readonly text: string;
}

export const STEP_STATES = ['done', 'current', 'ahead', 'stopped'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface RequestStepView extends ItemStep {
  readonly position: number;
  readonly state: StepState;
  readonly startedAt: Instant | null;
  /** Calendar day in the village, YYYY-MM-DD: its end is the limit. */
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly doneAt: Instant | null;
  /** The role, not the name. */
  readonly doneByRole: VillageRole | null;
  readonly note: string | null;
}

export const REQUEST_EVENT_KINDS = [
  'started',
  'step_done',
  'asked',
  'answered',
  'escalated',
  'finished',
  'refused',
  'withdrawn',
  'rated',
] as const;
export type RequestEventKind = (typeof REQUEST_EVENT_KINDS)[number];
export const requestEventTitles = {
  started: '提交办件',
  step_done: '完成一步',
  asked: '请您补充',
  answered: '已补充',
  escalated: '超时，已转村书记督办',
  finished: '办结',
  refused: '未能办理',
  withdrawn: '撤回',
  rated: '评价',
} as const satisfies Record<RequestEventKind, string>;

export interface RequestEventView {
  readonly seq: number;
  readonly kind: RequestEventKind;
  readonly at: Instant;
  /** null: the applicant's side, or the clock. */
  readonly byRole: VillageRole | null;
  readonly stepTitle: string | null;
  readonly text: string | null;
  readonly photos: readonly MediaView[];
}

export interface RequestListItem {
  readonly id: Id;
  readonly status: RequestStatus;
  readonly itemName: string;
  readonly area: ServiceArea;
  readonly householdName: string;
  readonly groupName: string | null;
  readonly applicantName: string;
  readonly startedAt: Instant;
  readonly closedAt: Instant | null;
  readonly stepTitle: string;
  readonly stepPosition: number;
  readonly stepCount: number;
  readonly post: ChecklistPost;
  /** Of the current step; null while paused or closed. */
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly escalated: boolean;
  readonly stars: number | null;
}

export interface RequestView extends RequestListItem {
  readonly itemId: Id;
  readonly itemVersion: number;
  readonly householdId: Id;
  readonly applicantId: Id;
  /** Set when somebody else filed it: X 代 Y. */
  readonly filedByName: string | null;
  readonly text: string;
  readonly photos: readonly MediaView[];
  readonly steps: readonly RequestStepView[];
  readonly events: readonly RequestEventView[];
  /** When all steps should be through, if every one takes its time. */
  readonly expectedOn: string | null;
  /** What the last question to the applicant was, while it waits. */
  readonly askedText: string | null;
  readonly refusalReason: string | null;
  /** The last step's outcome, once finished. */
  readonly result: { readonly text: string; readonly photos: readonly MediaView[] } | null;
  readonly rating: { readonly stars: number; readonly text: string; readonly at: Instant } | null;
  /** The reader's own household, or one acted for. */
  readonly mine: boolean;
  /** The reader may work the current step. */
  readonly mayWork: boolean;
  readonly supervisionPhone: string | null;
  readonly supervisionText: string;
}

export interface MyRequestsQuery extends PageQuery {
  readonly state?: 'running' | 'closed';
}
/** `mine` (default): steps that my posts have to work; `all`: every running request of the village. */
export interface ChecklistQueueQuery extends PageQuery {
  readonly scope?: 'mine' | 'all';
  readonly overdue?: 'yes';
}
export interface ChecklistQueuePage extends Page<RequestListItem> {
  /** For a post, in the whole scope and not on this page; what waits for the applicant does not count. */
  readonly waiting: number;
  readonly overdue: number;
}
