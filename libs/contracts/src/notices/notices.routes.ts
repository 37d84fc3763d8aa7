import { command, get, post, type Page, type RouteTable } from '../platform';
import type { MyReceipt, NoticeListItem, NoticesQuery, NoticeView, PublishNotice, ReceiptLine, ReceiptsQuery, ReceiptSummary, WithdrawNotice } from './notices.types';

export const noticesRoutes = {
  notices: get<{ query: NoticesQuery; answer: Page<NoticeListItem> }>()('/villages/{villageId}/notices'),
  notice: get<{ answer: NoticeView }>()('/villages/{villageId}/notices/{noticeId}'),
  publishNotice: command<{ body: PublishNotice; answer: NoticeView }>()('/villages/{villageId}/notices'),
  withdrawNotice: command<{ body: WithdrawNotice; answer: NoticeView }>()('/villages/{villageId}/notices/{noticeId}/withdraw'),
  /** Opening is its own key: the first time counts, however often it is said. */
  openNotice: post<{ body: Record<string, never>; answer: MyReceipt }>()('/villages/{villageId}/notices/{noticeId}/open'),
  acknowledgeNotice: command<{ body: Record<string, never>; answer: MyReceipt }>()('/villages/{villageId}/notices/{noticeId}/acknowledge'),
  noticeReceiptSummary: get<{ answer: ReceiptSummary }>()('/villages/{villageId}/notices/{noticeId}/receipts/summary'),
  noticeReceipts: get<{ query: ReceiptsQuery; answer: Page<ReceiptLine> }>()('/villages/{villageId}/notices/{noticeId}/receipts'),
  tellInPerson: command<{ body: Record<string, never>; answer: ReceiptLine }>()('/villages/{villageId}/notices/{noticeId}/receipts/{personId}/told'),
} as const satisfies RouteTable;
