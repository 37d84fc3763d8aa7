import { noticeCategoryTitles, type MyNoticeReceipt, type NoticeCategory, type NoticeListItem } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import type { IconName, Tone } from '@/ui';

export const categoryLooks: Record<NoticeCategory, { readonly icon: IconName; readonly tone: Tone }> = {
  affairs: { icon: 'megaphone', tone: 'leaf' },
  policy: { icon: 'flag', tone: 'festive' },
  safety: { icon: 'shield', tone: 'gold' },
  weather: { icon: 'warning', tone: 'gold' },
  health: { icon: 'heart', tone: 'festive' },
  activity: { icon: 'people', tone: 'sky' },
  other: { icon: 'info', tone: 'plain' },
};

export const categoryTitle = (category: NoticeCategory): string => noticeCategoryTitles[category];

/** What a notice wants of the reader, in one word; undefined where nothing is left to do. */
export function noticeState(notice: NoticeListItem): { readonly words: string; readonly tone: Tone } | undefined {
  if (notice.withdrawnAt) return { words: texts.notices.withdrawn, tone: 'plain' };
  if (!notice.mustAcknowledge || !notice.mine) return undefined;
  if (notice.mine.acknowledgedAt) return { words: texts.notices.confirmed, tone: 'leaf' };
  if (notice.mine.toldInPersonAt) return { words: texts.notices.told, tone: 'leaf' };
  return { words: texts.notices.toConfirm, tone: 'festive' };
}

/** As the server counts who is waited for: not told in person, and what is asked of them, the opening or that they confirm, has not come. */
export const waits = ({ toldInPersonAt, acknowledgedAt, openedAt }: MyNoticeReceipt, mustAcknowledge: boolean): boolean =>
  toldInPersonAt === null && (mustAcknowledge ? acknowledgedAt : openedAt) === null;

/** It still wants something of the reader. */
export const isWaitedFor = ({ mine, mustAcknowledge, withdrawnAt }: NoticeListItem): boolean =>
  mine !== null && withdrawnAt === null && waits(mine, mustAcknowledge);

/** Not opened yet, and meant for the reader. */
export const isUnread = (notice: NoticeListItem): boolean =>
  notice.mine !== null && notice.mine.openedAt === null && notice.withdrawnAt === null;
