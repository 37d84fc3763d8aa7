import { command, get, type Page, type RouteTable, type WaitingCount } from '../platform';
import type {
  ApplicationView,
  ApplicationsQuery,
  ApprovalResult,
  ApproveApplication,
  ApproveMany,
  ApproveManyResult,
  DecideWithReason,
  QueueItem,
  QueueQuery,
  ReverseCredit,
  SubmitApplication,
  SupplementApplication,
} from './points.types';
import type { RulesView } from './rule-sets.types';
import type { MyStatementQuery, PointsAccountView, StatementPage, StatementQuery } from './statement.types';

export const pointsRoutes = {
  rules: get<{ answer: RulesView }>()('/villages/{villageId}/points/rules'),
  myAccount: get<{ answer: PointsAccountView }>()('/villages/{villageId}/points/accounts/mine'),
  myStatement: get<{ query: MyStatementQuery; answer: StatementPage }>()('/villages/{villageId}/points/accounts/mine/statement'),
  householdStatement: get<{ query: StatementQuery; answer: StatementPage }>()(
    '/villages/{villageId}/points/households/{householdId}/statement',
  ),

  submitApplication: command<{ body: SubmitApplication; answer: ApplicationView }>()('/villages/{villageId}/points/applications'),
  myApplications: get<{ query: ApplicationsQuery; answer: Page<ApplicationView> }>()('/villages/{villageId}/points/applications'),
  application: get<{ answer: ApplicationView }>()('/villages/{villageId}/points/applications/{applicationId}'),
  withdrawApplication: command<{ body: Record<string, never>; answer: ApplicationView }>()(
    '/villages/{villageId}/points/applications/{applicationId}/withdraw',
  ),
  supplementApplication: command<{ body: SupplementApplication; answer: ApplicationView }>()(
    '/villages/{villageId}/points/applications/{applicationId}/supplement',
  ),

  queue: get<{ query: QueueQuery; answer: Page<QueueItem> }>()('/villages/{villageId}/points/queue'),
  queueCount: get<{ answer: WaitingCount }>()('/villages/{villageId}/points/queue/count'),
  approveApplication: command<{ body: ApproveApplication; answer: ApprovalResult }>()(
    '/villages/{villageId}/points/applications/{applicationId}/approve',
  ),
  approveMany: command<{ body: ApproveMany; answer: ApproveManyResult }>()('/villages/{villageId}/points/applications/approve-many'),
  returnApplication: command<{ body: DecideWithReason; answer: ApplicationView }>()(
    '/villages/{villageId}/points/applications/{applicationId}/return',
  ),
  rejectApplication: command<{ body: DecideWithReason; answer: ApplicationView }>()(
    '/villages/{villageId}/points/applications/{applicationId}/reject',
  ),
  reverseCredit: command<{ body: ReverseCredit; answer: ApplicationView }>()(
    '/villages/{villageId}/points/applications/{applicationId}/reverse',
  ),
} as const satisfies RouteTable;
