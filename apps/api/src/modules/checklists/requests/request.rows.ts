import type {
  ChecklistPost,
  RequestEventKind,
  RequestListItem,
  RequestStatus,
  ServiceArea,
  StepResult,
  VillageRole,
} from '@jishan/contracts';
import { isOverdue } from '../checklists.rules';

export interface RequestRow {
  id: string;
  status: RequestStatus;
  household_id: string;
  household_name: string;
  group_id: string | null;
  group_name: string | null;
  applicant_id: string;
  applicant_name: string;
  filed_by_name: string | null;
  item_id: string;
  item_name: string;
  item_version: number;
  area: ServiceArea;
  text: string;
  current_step: number;
  step_count: number;
  step_title: string;
  post: ChecklistPost;
  due_on: string | null;
  escalated_at: Date | null;
  refusal_reason: string | null;
  stars: number | null;
  rating_text: string | null;
  rated_at: Date | null;
  started_at: Date;
  /** To the microsecond, as the cursor needs it. */
  started_key: string;
  closed_at: Date | null;
  supervision_phone: string | null;
  supervision_text: string;
}
export interface StepRow {
  position: number;
  title: string;
  detail: string | null;
  post: ChecklistPost;
  due_days: number;
  deciding_body: string | null;
  result: StepResult;
  published: boolean;
  started_at: Date | null;
  due_on: string | null;
  done_at: Date | null;
  done_by_role: VillageRole | null;
  note: string | null;
}
export interface EventRow {
  seq: number;
  kind: RequestEventKind;
  at: Date;
  role: VillageRole | null;
  step_position: number | null;
  step_title: string | null;
  text: string | null;
}

/** `r` is the request, from the table or from a page of it. */
export const requestColumnsFrom = (
  source: string,
): string => `r.id, r.status, r.household_id, h.name AS household_name, h.group_id, g.name AS group_name, r.applicant_id, a.name AS applicant_name,
  CASE WHEN f.id <> a.id THEN f.name END AS filed_by_name, r.item_id, i.name AS item_name, i.version AS item_version, i.area, i.supervision_phone, i.supervision_text, r.text,
  r.current_step, r.step_count, s.title AS step_title, s.post, s.due_on::text, r.escalated_at, r.refusal_reason, r.stars, r.rating_text, r.rated_at, r.started_at, r.started_at::text AS started_key, r.closed_at
  FROM ${source} r
  JOIN checklist_item i ON i.village_id = r.village_id AND i.id = r.item_id
  JOIN checklist_request_step s ON s.village_id = r.village_id AND s.request_id = r.id AND s.position = r.current_step
  JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id
  LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
  JOIN person a ON a.village_id = r.village_id AND a.id = r.applicant_id
  JOIN person f ON f.village_id = r.village_id AND f.id = r.filed_by_person_id`;
export const REQUEST_COLUMNS = requestColumnsFrom('checklist_request');

export function listItemOf(row: RequestRow, today: string): RequestListItem {
  return {
    id: row.id,
    status: row.status,
    itemName: row.item_name,
    area: row.area,
    householdName: row.household_name,
    groupName: row.group_name,
    applicantName: row.applicant_name,
    startedAt: row.started_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    stepTitle: row.step_title,
    stepPosition: row.current_step,
    stepCount: row.step_count,
    post: row.post,
    dueOn: row.status === 'open' ? row.due_on : null,
    overdue: isOverdue(row.status, row.due_on, today),
    escalated: row.escalated_at !== null && row.status === 'open',
    stars: row.stars,
  };
}
