import { command, get, type Page, type PageQuery, type RouteTable } from '../platform';
import type {
  AnswerComplaint,
  ComplaintCounts,
  ComplaintListItem,
  ComplaintQueuePage,
  ComplaintQueueQuery,
  ComplaintView,
  FileComplaint,
  OfficeComplaintPage,
  OfficeHolder,
  WriteInComplaint,
} from './complaints.types';

export const complaintsRoutes = {
  fileComplaint: command<{ body: FileComplaint; answer: ComplaintView }>()('/villages/{villageId}/complaints/threads'),
  myComplaints: get<{ query: PageQuery; answer: Page<ComplaintListItem> }>()('/villages/{villageId}/complaints/threads'),
  complaint: get<{ answer: ComplaintView }>()('/villages/{villageId}/complaints/threads/{complaintId}'),
  followUpComplaint: command<{ body: WriteInComplaint; answer: ComplaintView }>()(
    '/villages/{villageId}/complaints/threads/{complaintId}/follow-up',
  ),
  officeHolders: get<{ query: PageQuery; answer: Page<OfficeHolder> }>()('/villages/{villageId}/complaints/office-holders'),
  complaintQueue: get<{ query: ComplaintQueueQuery; answer: ComplaintQueuePage }>()('/villages/{villageId}/complaints/queue'),
  complaintCount: get<{ answer: ComplaintCounts }>()('/villages/{villageId}/complaints/queue/count'),
  answerComplaint: command<{ body: AnswerComplaint; answer: ComplaintView }>()(
    '/villages/{villageId}/complaints/threads/{complaintId}/answer',
  ),
  closeComplaint: command<{ body: AnswerComplaint; answer: ComplaintView }>()(
    '/villages/{villageId}/complaints/threads/{complaintId}/close',
  ),
  complaintsBelow: get<{ query: ComplaintQueueQuery; answer: OfficeComplaintPage }>()('/organizations/{organizationId}/complaints'),
  complaintCountBelow: get<{ answer: ComplaintCounts }>()('/organizations/{organizationId}/complaints/count'),
  complaintBelow: get<{ answer: ComplaintView }>()('/organizations/{organizationId}/villages/{villageId}/complaints/{complaintId}'),
  answerComplaintBelow: command<{ body: AnswerComplaint; answer: ComplaintView }>()(
    '/organizations/{organizationId}/villages/{villageId}/complaints/{complaintId}/answer',
  ),
  closeComplaintBelow: command<{ body: AnswerComplaint; answer: ComplaintView }>()(
    '/organizations/{organizationId}/villages/{villageId}/complaints/{complaintId}/close',
  ),
} as const satisfies RouteTable;
