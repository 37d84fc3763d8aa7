import {
  NOTICE_EXCERPT_CHARS,
  type MediaView,
  type MyNoticeReceipt,
  type NoticeAudience,
  type NoticeCategory,
  type NoticeCounts,
  type NoticeListItem,
  type NoticeView,
  type VillageRole,
  type VoiceView,
} from '@jishan/contracts';
import { excerptOf } from '../../platform/words/excerpt';

export interface ReceiptRow {
  delivered_at: Date | null;
  opened_at: Date | null;
  acknowledged_at: Date | null;
  told_in_person_at: Date | null;
}
export interface CountsRow {
  c_audience: number;
  c_delivered: number;
  c_opened: number;
  c_acknowledged: number;
  c_told: number;
  c_waiting: number;
}

/** Has not done what the notice asks, and was not told: the visit list. For `notice n` and `notice_receipt r`. */
export const WAITING = '(r.told_in_person_at IS NULL AND CASE WHEN n.must_acknowledge THEN r.acknowledged_at ELSE r.opened_at END IS NULL)';

/** To be selected with `notice n` and its `notice_receipt r`, aggregated. */
export const COUNT_COLUMNS = `count(r.person_id)::int AS c_audience, count(r.delivered_at)::int AS c_delivered, count(r.opened_at)::int AS c_opened,
  count(r.acknowledged_at)::int AS c_acknowledged, count(r.told_in_person_at)::int AS c_told, (count(*) FILTER (WHERE r.person_id IS NOT NULL AND ${WAITING}))::int AS c_waiting`;

export const countsView = (row: CountsRow): NoticeCounts => ({
  audience: row.c_audience,
  delivered: row.c_delivered,
  opened: row.c_opened,
  acknowledged: row.c_acknowledged,
  toldInPerson: row.c_told,
  waiting: row.c_waiting,
});

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export const receiptView = (row: ReceiptRow): MyNoticeReceipt => ({
  deliveredAt: instant(row.delivered_at),
  openedAt: instant(row.opened_at),
  acknowledgedAt: instant(row.acknowledged_at),
  toldInPersonAt: instant(row.told_in_person_at),
});
export const NO_RECEIPT: MyNoticeReceipt = { deliveredAt: null, openedAt: null, acknowledgedAt: null, toldInPersonAt: null };

export interface NoticeRow extends ReceiptRow, CountsRow {
  id: string;
  title: string;
  text: string;
  category: NoticeCategory;
  pinned: boolean;
  must_acknowledge: boolean;
  acknowledge_by: Date | null;
  published_at: Date;
  published_key: string;
  withdrawn_at: Date | null;
  photo_count: number;
  voice_id: string | null;
  addressed: boolean;
}
export interface NoticeDetailRow extends NoticeRow {
  audience: NoticeAudience;
  group_names: string[];
  roles: VillageRole[];
  author_person_id: string;
  voice_milliseconds: number | null;
  author_name: string;
  author_role: VillageRole;
  withdraw_reason: string | null;
}

/** What is seen and heard beside the words, signed for the reader. */
interface NoticeMedia {
  readonly photos: readonly MediaView[];
  readonly voice: VoiceView | null;
}

/** `words`: false for a withdrawn notice before those it had been meant for; its title and the reason stay. */
export const noticeItem = (row: NoticeRow, words: boolean): NoticeListItem => ({
  id: row.id,
  title: row.title,
  excerpt: words ? excerptOf(row.text, NOTICE_EXCERPT_CHARS) : '',
  category: row.category,
  pinned: row.pinned,
  mustAcknowledge: row.must_acknowledge,
  acknowledgeBy: instant(row.acknowledge_by),
  publishedAt: row.published_at.toISOString(),
  withdrawnAt: instant(row.withdrawn_at),
  photoCount: words ? row.photo_count : 0,
  spoken: words && row.voice_id !== null,
  counts: countsView(row),
  mine: row.addressed ? receiptView(row) : null,
});

export const noticeView = (row: NoticeDetailRow, { photos, voice }: NoticeMedia, words: boolean, mayWithdraw: boolean): NoticeView => ({
  ...noticeItem(row, words),
  text: words ? row.text : '',
  photos: words ? photos : [],
  voice: words ? voice : null,
  audience: row.audience,
  groupNames: row.group_names,
  roles: row.roles,
  authorName: row.author_name,
  authorRole: row.author_role,
  withdrawReason: row.withdraw_reason,
  mayWithdraw,
});
