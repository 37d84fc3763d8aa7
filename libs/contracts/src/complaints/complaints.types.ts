import type { VillageRole } from '../access';
import type { Id, Instant, Page, PageQuery } from '../platform';

export const COMPLAINT_KINDS = ['complaint', 'suggestion'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];
export const complaintKindTitles = { complaint: '投诉', suggestion: '建议' } as const satisfies Record<ComplaintKind, string>;

export const COMPLAINT_STATUSES = ['open', 'answered', 'closed'] as const;
/** `open`: a word is waited for. Whoever filed it opens it again by writing on. */
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];
export const complaintStatusTitles = { open: '等待答复', answered: '已答复', closed: '已办结' } as const satisfies Record<
  ComplaintStatus,
  string
>;

export const COMPLAINT_STEPS = ['filed', 'followed_up', 'answered', 'closed'] as const;
/** What was done with it, each with its words and its time. */
export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];
export const complaintStepTitles = {
  filed: '提交',
  followed_up: '补充',
  answered: '答复',
  closed: '办结',
} as const satisfies Record<ComplaintStep, string>;

export const COMPLAINT_HANDLERS = ['village', 'township'] as const;
/** `township`: nobody of the village's supervisors may read it, so it lies there alone. */
export type ComplaintHandler = (typeof COMPLAINT_HANDLERS)[number];

export interface FileComplaint {
  /** Made by the phone, so that a draft sent twice is one complaint. */
  readonly id: Id;
  readonly kind: ComplaintKind;
  /** One of those in office; left out: nobody in particular. */
  readonly aboutPersonId?: Id;
  readonly text: string;
}
/** More of whoever filed it, an answer, or the conclusion with which it is closed. */
export interface WriteInComplaint {
  readonly text: string;
}
export interface AnswerComplaint extends WriteInComplaint {
  /** How many messages whoever answers has read: with more there, the author has added something, and it is refused. Left out: nobody asks. */
  readonly read?: number;
}

/** Somebody of whom one may complain. */
export interface OfficeHolder {
  readonly personId: Id;
  readonly name: string;
  /** The highest first. */
  readonly roles: readonly VillageRole[];
}

export interface ComplaintListItem {
  readonly id: Id;
  /** Short, to be said on the phone. */
  readonly number: string;
  readonly kind: ComplaintKind;
  readonly status: ComplaintStatus;
  readonly excerpt: string;
  /** Null: nobody in particular. */
  readonly aboutName: string | null;
  /** The office that they held when it was filed. */
  readonly aboutRole: VillageRole | null;
  readonly authorName: string;
  readonly authorGroupName: string | null;
  readonly mine: boolean;
  readonly filedAt: Instant;
  /** Since when it is in this state. */
  readonly since: Instant;
  /** Open for longer than COMPLAINT_FIRST_WORD_DAYS. */
  readonly overdue: boolean;
}

export interface ComplaintMessage {
  readonly id: Id;
  readonly step: ComplaintStep;
  /** Whoever filed it by name; whoever answered by the office only. */
  readonly by: string;
  readonly text: string;
  readonly at: Instant;
}

export interface ComplaintView extends ComplaintListItem {
  readonly handledBy: ComplaintHandler;
  readonly messages: readonly ComplaintMessage[];
  readonly mayFollowUp: boolean;
  readonly mayAnswer: boolean;
}

export interface ComplaintQueueQuery extends PageQuery {
  readonly status?: ComplaintStatus;
}
/** `overdue` is part of `open`. */
/** Figures only: no complaint is read for them. */
export interface ComplaintCounts {
  readonly open: number;
  readonly overdue: number;
}
export interface ComplaintQueuePage extends Page<ComplaintListItem>, ComplaintCounts {}

export interface OfficeComplaintListItem extends ComplaintListItem {
  readonly villageId: Id;
  readonly villageName: string;
}
export interface OfficeComplaintPage extends Page<OfficeComplaintListItem>, ComplaintCounts {}
