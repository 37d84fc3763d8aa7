import type { MediaView, RequestEventView, RequestStepView, RequestView } from '@jishan/contracts';
import { expectedEnd, isOverdue, stepState } from '../checklists.rules';
import { listItemOf, type EventRow, type RequestRow, type StepRow } from './request.rows';

export type PhotosBySeq = Map<number, MediaView[]>;

export interface RequestParts {
  readonly row: RequestRow;
  readonly steps: readonly StepRow[];
  readonly events: readonly EventRow[];
  readonly photos: PhotosBySeq;
  readonly today: string;
  readonly mine: boolean;
  readonly mayWork: boolean;
}

export function requestView(parts: RequestParts): RequestView {
  const { row, steps, events, photos, today } = parts;
  const asked = row.status === 'waiting_for_applicant' ? events.findLast(event => event.kind === 'asked') : undefined;
  const started = events.find(event => event.kind === 'started');
  return {
    ...listItemOf(row, today),
    itemId: row.item_id,
    itemVersion: row.item_version,
    householdId: row.household_id,
    applicantId: row.applicant_id,
    filedByName: row.filed_by_name,
    text: row.text,
    photos: photos.get(started?.seq ?? 0) ?? [],
    steps: steps.map(step => stepView(row, step, today)),
    events: events.map(event => eventView(event, photos)),
    expectedOn: expectedEnd(
      row.status,
      row.due_on,
      steps.filter(step => step.position > row.current_step).map(step => step.due_days),
      today,
    ),
    askedText: asked?.text ?? null,
    refusalReason: row.refusal_reason,
    result: resultOf(parts),
    rating: row.stars !== null && row.rated_at ? { stars: row.stars, text: row.rating_text ?? '', at: row.rated_at.toISOString() } : null,
    mine: parts.mine,
    mayWork: parts.mayWork,
    supervisionPhone: row.supervision_phone,
    supervisionText: row.supervision_text,
  };
}

/** What the last step brought. */
function resultOf({ row, steps, events, photos }: RequestParts): RequestView['result'] {
  if (row.status !== 'finished') return null;
  const last = events.findLast(event => event.kind === 'step_done');
  return { text: steps.at(-1)?.note ?? '', photos: photos.get(last?.seq ?? 0) ?? [] };
}

function stepView(request: RequestRow, step: StepRow, today: string): RequestStepView {
  const state = stepState(request, { position: step.position, done: step.done_at !== null });
  return {
    position: step.position,
    title: step.title,
    detail: step.detail,
    post: step.post,
    dueDays: step.due_days,
    decidingBody: step.deciding_body,
    result: step.result,
    published: step.published,
    state,
    startedAt: step.started_at?.toISOString() ?? null,
    dueOn: request.status === 'waiting_for_applicant' && state === 'current' ? null : step.due_on,
    overdue: state === 'current' && isOverdue(request.status, step.due_on, today),
    doneAt: step.done_at?.toISOString() ?? null,
    doneByRole: step.done_by_role,
    note: step.note,
  };
}

function eventView(event: EventRow, photos: PhotosBySeq): RequestEventView {
  return {
    seq: event.seq,
    kind: event.kind,
    at: event.at.toISOString(),
    byRole: event.role,
    stepTitle: event.step_title,
    text: event.text,
    photos: photos.get(event.seq) ?? [],
  };
}
