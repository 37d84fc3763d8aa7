import { command, get, type Page, type RouteTable } from '../platform';
import type {
  AskSecretary,
  ParlourQueuePage,
  ParlourQueueQuery,
  RateThread,
  ThreadListItem,
  ThreadsQuery,
  ThreadView,
  WriteInThread,
} from './parlour.types';

export const parlourRoutes = {
  askSecretary: command<{ body: AskSecretary; answer: ThreadView }>()('/villages/{villageId}/parlour/threads'),
  parlourThreads: get<{ query: ThreadsQuery; answer: Page<ThreadListItem> }>()('/villages/{villageId}/parlour/threads'),
  parlourThread: get<{ answer: ThreadView }>()('/villages/{villageId}/parlour/threads/{threadId}'),
  followUpThread: command<{ body: WriteInThread; answer: ThreadView }>()('/villages/{villageId}/parlour/threads/{threadId}/follow-up'),
  rateThread: command<{ body: RateThread; answer: ThreadView }>()('/villages/{villageId}/parlour/threads/{threadId}/rate'),
  parlourQueue: get<{ query: ParlourQueueQuery; answer: ParlourQueuePage }>()('/villages/{villageId}/parlour/queue'),
  answerThread: command<{ body: WriteInThread; answer: ThreadView }>()('/villages/{villageId}/parlour/threads/{threadId}/answer'),
} as const satisfies RouteTable;
