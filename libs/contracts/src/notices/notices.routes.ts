import { command, get, post, type Page, type RouteTable } from '../platform';
import type {
  NoticeHouseholdTold,
  MyNoticeReceipt,
  NoticeListItem,
  NoticesQuery,
  NoticeView,
  PublishNotice,
  NoticeReceipt,
  NoticeReceiptsQuery,
  NoticeReceiptSummary,
  WithdrawNotice,
} from './notices.types';

export const noticesRoutes = {
  notices: get<{ query: NoticesQuery; answer: Page<NoticeListItem> }>()('/villages/{villageId}/notices'),
  notice: get<{ answer: NoticeView }>()('/villages/{villageId}/notices/{noticeId}'),
  publishNotice: command<{ body: PublishNotice; answer: NoticeView }>()('/villages/{villageId}/notices'),
  withdrawNotice: command<{ body: WithdrawNotice; answer: NoticeView }>()('/villages/{villageId}/notices/{noticeId}/withdraw'),
  /** Opening is its own key: the first time counts, however often it is said. */
  openNotice: post<{ body: Record<string, never>; answer: MyNoticeReceipt }>()('/villages/{villageId}/notices/{noticeId}/open'),
  acknowledgeNotice: command<{ body: Record<string, never>; answer: MyNoticeReceipt }>()(
    '/villages/{villageId}/notices/{noticeId}/acknowledge',
  ),
  noticeReceiptSummary: get<{ answer: NoticeReceiptSummary }>()('/villages/{villageId}/notices/{noticeId}/receipts/summary'),
  noticeReceipts: get<{ query: NoticeReceiptsQuery; answer: Page<NoticeReceipt> }>()('/villages/{villageId}/notices/{noticeId}/receipts'),
  tellHousehold: command<{ body: Record<string, never>; answer: NoticeHouseholdTold }>()(
    '/villages/{villageId}/notices/{noticeId}/receipts/households/{householdId}/told',
  ),
  tellInPerson: command<{ body: Record<string, never>; answer: NoticeReceipt }>()(
    '/villages/{villageId}/notices/{noticeId}/receipts/{personId}/told',
  ),
} as const satisfies RouteTable;
