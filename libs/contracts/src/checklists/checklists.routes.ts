import { command, get, type Page, type RouteTable } from '../platform';
import type { AdoptTemplate, ItemContent, ItemListItem, ItemsQuery, ItemView, TemplateAdopted } from './checklists.types';
import type {
  AnswerAsk,
  AskApplicant,
  ChecklistQueuePage,
  ChecklistQueueQuery,
  FinishStep,
  MyRequestsQuery,
  RateRequest,
  RefuseRequest,
  RequestListItem,
  RequestView,
  StartRequest,
} from './requests.types';

export const checklistsRoutes = {
  checklistItems: get<{ query: ItemsQuery; answer: Page<ItemListItem> }>()('/villages/{villageId}/checklists/items'),
  checklistItem: get<{ answer: ItemView }>()('/villages/{villageId}/checklists/items/{itemId}'),
  /** A code that is in force already becomes its next version; running requests keep the steps they began with. */
  publishChecklistItem: command<{ body: ItemContent; answer: ItemView }>()('/villages/{villageId}/checklists/items'),
  retireChecklistItem: command<{ body: Record<string, never>; answer: ItemView }>()(
    '/villages/{villageId}/checklists/items/{itemId}/retire',
  ),
  adoptChecklistTemplate: command<{ body: AdoptTemplate; answer: TemplateAdopted }>()('/villages/{villageId}/checklists/adopt-template'),

  startRequest: command<{ body: StartRequest; answer: RequestView }>()('/villages/{villageId}/checklists/requests'),
  myRequests: get<{ query: MyRequestsQuery; answer: Page<RequestListItem> }>()('/villages/{villageId}/checklists/requests'),
  serviceRequest: get<{ answer: RequestView }>()('/villages/{villageId}/checklists/requests/{requestId}'),
  answerAsk: command<{ body: AnswerAsk; answer: RequestView }>()('/villages/{villageId}/checklists/requests/{requestId}/answer'),
  withdrawRequest: command<{ body: Record<string, never>; answer: RequestView }>()(
    '/villages/{villageId}/checklists/requests/{requestId}/withdraw',
  ),
  rateRequest: command<{ body: RateRequest; answer: RequestView }>()('/villages/{villageId}/checklists/requests/{requestId}/rate'),

  checklistQueue: get<{ query: ChecklistQueueQuery; answer: ChecklistQueuePage }>()('/villages/{villageId}/checklists/queue'),
  finishStep: command<{ body: FinishStep; answer: RequestView }>()('/villages/{villageId}/checklists/requests/{requestId}/finish-step'),
  askApplicant: command<{ body: AskApplicant; answer: RequestView }>()('/villages/{villageId}/checklists/requests/{requestId}/ask'),
  refuseRequest: command<{ body: RefuseRequest; answer: RequestView }>()('/villages/{villageId}/checklists/requests/{requestId}/refuse'),
} as const satisfies RouteTable;
