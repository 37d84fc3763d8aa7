import type { ChecklistPost, RequestEventKind, RequestStatus, StepResult, VillageRole } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { photoUnknown } from '../checklists.errors';

export interface LockedRequest {
  readonly id: string;
  readonly status: RequestStatus;
  readonly household_id: string;
  readonly group_id: string | null;
  readonly applicant_id: string;
  readonly filed_by_person_id: string;
  readonly item_name: string;
  readonly current_step: number;
  readonly step_count: number;
  readonly paused_on: string | null;
  readonly stars: number | null;
}

export interface CurrentStep {
  readonly title: string;
  readonly post: ChecklistPost;
  readonly result: StepResult;
  readonly due_on: string | null;
}

/**
 * Every change of a request takes its lock first and reads afterwards: whoever comes second sees what the first did. The step is
 * read by its own statement, because a join made before the wait would still hold the old one.
 */
export async function lockRequest(tx: Tx, requestId: string): Promise<LockedRequest> {
  const locked = await tx.query<unknown[]>('SELECT 1 FROM checklist_request WHERE village_id = $1 AND id = $2 FOR UPDATE', [
    tx.villageId,
    requestId,
  ]);
  if (locked.length === 0) throw notFound();
  const [row] = await tx.query<LockedRequest[]>(
    `SELECT r.id, r.status, r.household_id, h.group_id, r.applicant_id, r.filed_by_person_id, i.name AS item_name, r.current_step, r.step_count, r.paused_on::text, r.stars
     FROM checklist_request r JOIN household h ON h.village_id = r.village_id AND h.id = r.household_id JOIN checklist_item i ON i.village_id = r.village_id AND i.id = r.item_id
     WHERE r.village_id = $1 AND r.id = $2`,
    [tx.villageId, requestId],
  );
  if (!row) throw notFound();
  return row;
}

export async function currentStep(tx: Tx, request: LockedRequest): Promise<CurrentStep> {
  const [step] = await tx.query<CurrentStep[]>(
    'SELECT title, post, result, due_on::text FROM checklist_request_step WHERE village_id = $1 AND request_id = $2 AND position = $3',
    [tx.villageId, request.id, request.current_step],
  );
  if (!step) throw notFound();
  return step;
}

export interface NewEvent {
  readonly kind: RequestEventKind;
  readonly step: number | null;
  /** null: the clock. */
  readonly personId: string | null;
  /** null: the applicant's side, or the clock. */
  readonly role: VillageRole | null;
  readonly text?: string;
  readonly photos?: { readonly ids: readonly string[]; readonly accountId: string };
}

/** The request's row is locked, so the numbers follow one another. Only photos that the same account uploaded in this village. */
export async function appendEvent(tx: Tx, requestId: string, event: NewEvent): Promise<void> {
  const [[row]] = await tx.query<[{ last_seq: number }[], number]>(
    'UPDATE checklist_request SET last_seq = last_seq + 1 WHERE village_id = $1 AND id = $2 RETURNING last_seq',
    [tx.villageId, requestId],
  );
  const seq = row?.last_seq ?? 0;
  await tx.query(
    'INSERT INTO checklist_request_event (village_id, request_id, seq, kind, step_position, person_id, role, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())',
    [tx.villageId, requestId, seq, event.kind, event.step, event.personId, event.role, event.text?.trim() || null],
  );
  if (!event.photos || event.photos.ids.length === 0) return;
  const attached = await tx.query<unknown[]>(
    `INSERT INTO checklist_request_photo (village_id, request_id, event_seq, position, media_id)
     SELECT o.village_id, $2, $3, p.position, o.id FROM unnest($4::uuid[]) WITH ORDINALITY p(id, position)
     JOIN media_object o ON o.village_id = $1 AND o.id = p.id AND o.uploaded_by_account_id = $5 RETURNING 1`,
    [tx.villageId, requestId, seq, event.photos.ids, event.photos.accountId],
  );
  if (attached.length !== event.photos.ids.length) throw photoUnknown();
}

/** The turn of a step begins: its clock starts today. */
export async function beginStep(tx: Tx, requestId: string, position: number, dueOn: string): Promise<void> {
  await tx.query(
    'UPDATE checklist_request_step SET started_at = now(), due_on = $4::date WHERE village_id = $1 AND request_id = $2 AND position = $3',
    [tx.villageId, requestId, position, dueOn],
  );
}
