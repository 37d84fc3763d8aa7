import { command, get, type PageQuery, type RouteTable } from '../platform';
import type { InboxPage, MarkRead } from './inbox.types';

export const inboxRoutes = {
  inbox: get<{ query: PageQuery; answer: InboxPage }>()('/villages/{villageId}/inbox'),
  markInboxRead: command<{ body: MarkRead; answer: { readonly unread: number } }>()('/villages/{villageId}/inbox/read'),
} as const satisfies RouteTable;
