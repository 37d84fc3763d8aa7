import type { NoticeListItem } from '@jishan/contracts';
import { isUnread, noticeState } from './looks';

const at = '2026-11-25T09:00:00+08:00';
const none = { deliveredAt: at, openedAt: null, acknowledgedAt: null, toldInPersonAt: null };
const notice = (change: Partial<NoticeListItem>): NoticeListItem => ({
  id: 'n',
  title: '停水',
  excerpt: '',
  category: 'affairs',
  pinned: false,
  mustAcknowledge: true,
  acknowledgeBy: at,
  publishedAt: at,
  withdrawnAt: null,
  photoCount: 0,
  spoken: false,
  counts: { audience: 1, delivered: 1, opened: 0, acknowledged: 0, toldInPerson: 0, waiting: 1 },
  mine: none,
  ...change,
});

describe('what a notice wants of its reader', () => {
  it.each([
    ['an acknowledgement', notice({}), '待确认'],
    ['still one after it was opened', notice({ mine: { ...none, openedAt: at } }), '待确认'],
    ['nothing once acknowledged', notice({ mine: { ...none, openedAt: at, acknowledgedAt: at } }), '已确认'],
    ['nothing once told in person', notice({ mine: { ...none, toldInPersonAt: at } }), '已当面告知'],
    ['nothing when it was withdrawn', notice({ withdrawnAt: at }), '已撤回'],
    ['nothing where only opening counts', notice({ mustAcknowledge: false, acknowledgeBy: null }), undefined],
    ['nothing of somebody it is not meant for', notice({ mine: null }), undefined],
  ])('%s', (_what, given, words) => expect(noticeState(given)?.words).toBe(words));

  it('is unread only for those it is meant for, until they open it', () => {
    expect(
      [notice({}), notice({ mine: { ...none, openedAt: at } }), notice({ mine: null }), notice({ withdrawnAt: at })].map(isUnread),
    ).toEqual([true, false, false, false]);
  });
});
