import { VILLAGE_ROLES, type VillageRole } from '../access';
import type { MediaView, VoiceView } from '../media';
import type { Id, Instant, PageQuery } from '../platform';

export const NOTICE_CATEGORIES = ['affairs', 'policy', 'safety', 'weather', 'health', 'activity', 'other'] as const;
export type NoticeCategory = (typeof NOTICE_CATEGORIES)[number];
export const noticeCategoryTitles = {
  affairs: '村务',
  policy: '政策',
  safety: '安全',
  weather: '天气防灾',
  health: '健康',
  activity: '活动',
  other: '其他',
} as const satisfies Record<NoticeCategory, string>;

export const NOTICE_AUDIENCES = ['village', 'groups', 'roles'] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];
export const noticeAudienceTitles = { village: '全村', groups: '部分小组', roles: '部分人员' } as const satisfies Record<
  NoticeAudience,
  string
>;

/** Whole-village needs no role, so `villager` is none of these. */
export const NOTICE_ROLES = VILLAGE_ROLES.filter(role => role !== 'villager');

export interface PublishNotice {
  /** Made by the phone, so that a draft sent twice is one notice. */
  readonly id: Id;
  readonly title: string;
  readonly text: string;
  readonly category: NoticeCategory;
  readonly photoIds: readonly Id[];
  /** The text, read in by whoever publishes it: beside the words, never in their place. */
  readonly voiceId?: Id;
  readonly audience: NoticeAudience;
  /** For `groups`. */
  readonly groupIds?: readonly Id[];
  /** For `roles`. */
  readonly roles?: readonly VillageRole[];
  readonly pinned: boolean;
  readonly mustAcknowledge: boolean;
  /** Required with `mustAcknowledge`: whoever has not by then is visited. */
  readonly acknowledgeBy?: Instant;
}

/** Sums only: everybody may see them. */
export interface NoticeCounts {
  /** Everybody it is meant for, with or without a phone. */
  readonly audience: number;
  /** Has an account, and the line is in the inbox. */
  readonly delivered: number;
  readonly opened: number;
  readonly acknowledged: number;
  readonly toldInPerson: number;
  /** Neither acknowledged (or, where no acknowledgement is asked, opened) nor told. */
  readonly waiting: number;
}

export interface MyNoticeReceipt {
  readonly deliveredAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly toldInPersonAt: Instant | null;
}

export interface NoticeListItem {
  readonly id: Id;
  readonly title: string;
  readonly excerpt: string;
  readonly category: NoticeCategory;
  readonly pinned: boolean;
  readonly mustAcknowledge: boolean;
  readonly acknowledgeBy: Instant | null;
  readonly publishedAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly photoCount: number;
  /** It was read in, and the reader may hear it. */
  readonly spoken: boolean;
  readonly counts: NoticeCounts;
  /** Null: it is not meant for the reader, who may see it by office. */
  readonly mine: MyNoticeReceipt | null;
}

export interface NoticeView extends NoticeListItem {
  readonly text: string;
  readonly photos: readonly MediaView[];
  /** Null also once it was withdrawn, as the text is gone then. */
  readonly voice: VoiceView | null;
  readonly audience: NoticeAudience;
  readonly groupNames: readonly string[];
  readonly roles: readonly VillageRole[];
  readonly authorName: string;
  /** Under which office it was published. */
  readonly authorRole: VillageRole;
  readonly withdrawReason: string | null;
  readonly mayWithdraw: boolean;
}

export const NOTICE_SHELVES = ['all', 'pinned'] as const;
/** `pinned` leaves withdrawn ones out: it is what the home page shows. */
export type NoticeShelf = (typeof NOTICE_SHELVES)[number];
export interface NoticesQuery extends PageQuery {
  readonly shelf?: NoticeShelf;
  readonly category?: NoticeCategory;
}

export interface WithdrawNotice {
  readonly reason: string;
}

export const NOTICE_RECEIPT_STATES = ['waiting', 'opened', 'acknowledged', 'told'] as const;
/** `waiting` is the visit list; `opened` has opened and not acknowledged. */
export type NoticeReceiptState = (typeof NOTICE_RECEIPT_STATES)[number];
export const noticeReceiptStateTitles = {
  waiting: '还没回音',
  opened: '已看未确认',
  acknowledged: '已确认',
  told: '已当面告知',
} as const satisfies Record<NoticeReceiptState, string>;

export interface NoticeReceiptsQuery extends PageQuery {
  readonly state?: NoticeReceiptState;
  readonly groupId?: Id;
}

/** With names, so for cadres only. */
export interface NoticeReceipt extends MyNoticeReceipt {
  readonly personId: Id;
  readonly name: string;
  readonly householdId: Id | null;
  readonly householdName: string | null;
  readonly groupName: string | null;
  readonly hasAccount: boolean;
  readonly phoneMasked: string | null;
}

/** How many of a household were told now; 0: nobody waited any more. */
export interface NoticeHouseholdTold {
  readonly told: number;
}

export interface NoticeReceiptGroup {
  /** Null: on the roster, in no group. */
  readonly groupId: Id | null;
  readonly groupName: string | null;
  readonly counts: NoticeCounts;
}
export interface NoticeReceiptSummary {
  readonly counts: NoticeCounts;
  readonly groups: readonly NoticeReceiptGroup[];
}
