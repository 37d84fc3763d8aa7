import type { MediaView, VoiceView } from '../media';
import type { Id, Instant, Page, PageQuery } from '../platform';

export const THREAD_VISIBILITIES = ['open', 'private'] as const;
/** `private`: the secretary and the author, and nobody else. */
export type ThreadVisibility = (typeof THREAD_VISIBILITIES)[number];
export const threadVisibilityTitles = { open: '公开', private: '只给书记看' } as const satisfies Record<ThreadVisibility, string>;

export const THREAD_STATUSES = ['waiting', 'answered', 'closed'] as const;
/** A rating closes the thread; nobody else can, so nobody escapes a rating. */
export type ThreadStatus = (typeof THREAD_STATUSES)[number];
export const threadStatusTitles = { waiting: '等待回复', answered: '已回复', closed: '已结束' } as const satisfies Record<
  ThreadStatus,
  string
>;

export const MESSAGE_SIDES = ['villager', 'secretary'] as const;
export type MessageSide = (typeof MESSAGE_SIDES)[number];

export interface AskSecretary {
  /** Made by the phone, so that a draft sent twice is one letter. */
  readonly id: Id;
  readonly visibility: ThreadVisibility;
  readonly text: string;
  readonly photoIds: readonly Id[];
  readonly voiceId?: Id;
}
/** A follow-up question, or the secretary's answer. The text may be empty where there is a voice note, but for the answer to an open letter. */
export interface WriteInThread {
  readonly text: string;
  readonly photoIds: readonly Id[];
  readonly voiceId?: Id;
}
export interface RateThread {
  readonly stars: number;
  readonly words?: string;
}

export interface ThreadListItem {
  readonly id: Id;
  readonly visibility: ThreadVisibility;
  readonly status: ThreadStatus;
  /** Empty where the letter was only spoken. */
  readonly excerpt: string;
  /** In open threads of others masked as the village wishes: 罗*. */
  readonly authorName: string;
  /** For the secretary and the author. */
  readonly authorGroupName: string | null;
  readonly mine: boolean;
  readonly photoCount: number;
  readonly messageCount: number;
  readonly askedAt: Instant;
  /** When the reply is due; null unless it is waited for. */
  readonly dueAt: Instant | null;
  readonly overdue: boolean;
  readonly repliedAt: Instant | null;
  readonly stars: number | null;
}

export interface ParlourMessage {
  readonly id: Id;
  readonly side: MessageSide;
  readonly authorName: string;
  readonly text: string;
  readonly photos: readonly MediaView[];
  /** For the author and the secretary, in open threads too. */
  readonly voice: VoiceView | null;
  /** Something was said, whoever may hear it. */
  readonly spoken: boolean;
  readonly at: Instant;
}

export interface ThreadRating {
  readonly stars: number;
  readonly words: string;
  readonly ratedAt: Instant;
}

export interface ThreadView extends ThreadListItem {
  readonly messages: readonly ParlourMessage[];
  readonly rating: ThreadRating | null;
  readonly mayFollowUp: boolean;
  readonly mayAnswer: boolean;
  readonly mayRate: boolean;
}

export const THREAD_SCOPES = ['open', 'mine'] as const;
export type ThreadScope = (typeof THREAD_SCOPES)[number];
export interface ThreadsQuery extends PageQuery {
  readonly scope?: ThreadScope;
}
export interface ParlourQueueQuery extends PageQuery {
  readonly status?: ThreadStatus;
}
/** `overdue` is part of `waiting`. */
export interface ParlourQueuePage extends Page<ThreadListItem> {
  readonly waiting: number;
  readonly overdue: number;
}
