import type { AskApplicant, ChecklistPost, FinishStep, RefuseRequest } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { addWorkingDays, villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { isOwnHousehold, maySee, standingOf, workingPost } from '../checklists.access';
import { notYourStep, ownHousehold, requestClosed, stepAlreadyDone, waitingForApplicant } from '../checklists.errors';
import { lackingResult } from '../checklists.rules';
import { appendEvent, beginStep, currentStep, lockRequest, type CurrentStep, type LockedRequest } from './running-request';
import { tellHousehold, tellPost } from './tell';

interface Turn {
  readonly request: LockedRequest;
  readonly step: CurrentStep;
  readonly post: ChecklistPost;
}

/** The step that this person saw, if it is still its turn and theirs to work. */
async function takeTurn(tx: Tx, who: VillageActor, requestId: string, position: number, whileWaiting: boolean): Promise<Turn> {
  const request = await lockRequest(tx, requestId);
  const standing = await standingOf(tx, who);
  if (!maySee(standing, request)) throw notFound();
  if (isOwnHousehold(standing, request)) throw ownHousehold();
  if (request.status !== 'open' && request.status !== 'waiting_for_applicant') throw requestClosed(request.status);
  if (request.current_step !== position) throw stepAlreadyDone();
  const step = await currentStep(tx, request);
  const post = workingPost(standing, request, step.post);
  if (!post) throw notYourStep(step.post);
  if (request.status === 'waiting_for_applicant' && !whileWaiting) throw waitingForApplicant();
  return { request, step, post };
}

/** Done: the next step's turn, or, after the last one, the result for the household. */
export async function finishStep(tx: Tx, call: Call, who: VillageActor, requestId: string, outcome: FinishStep): Promise<void> {
  const turn = await takeTurn(tx, who, requestId, outcome.position, false);
  const { request, step, post } = turn;
  const lacking = lackingResult(step.result, outcome);
  if (lacking) throw lacking;
  await tx.query(
    'UPDATE checklist_request_step SET done_at = now(), done_by_person_id = $4, done_by_role = $5, note = $6 WHERE village_id = $1 AND request_id = $2 AND position = $3',
    [tx.villageId, requestId, outcome.position, who.personId, post, outcome.text.trim() || null],
  );
  await appendEvent(tx, requestId, {
    kind: 'step_done',
    step: outcome.position,
    personId: who.personId,
    role: post,
    text: outcome.text,
    photos: { ids: outcome.photoIds, accountId: who.accountId },
  });
  await audit(tx, call, 'checklists.request.step_done', requestId, { position: outcome.position });
  if (outcome.position === request.step_count) await finish(tx, who, turn);
  else await advance(tx, turn);
}

async function finish(tx: Tx, who: VillageActor, { request, post }: Turn): Promise<void> {
  await tx.query(`UPDATE checklist_request SET status = 'finished', closed_at = now() WHERE village_id = $1 AND id = $2`, [
    tx.villageId,
    request.id,
  ]);
  await appendEvent(tx, request.id, { kind: 'finished', step: null, personId: who.personId, role: post });
  await tellHousehold(tx, request, 'finished', { status: 'finished' });
}

async function advance(tx: Tx, { request, step }: Turn): Promise<void> {
  const [[next]] = await tx.query<[{ current_step: number }[], number]>(
    'UPDATE checklist_request SET current_step = current_step + 1, escalated_at = NULL WHERE village_id = $1 AND id = $2 RETURNING current_step',
    [tx.villageId, request.id],
  );
  const position = next?.current_step ?? 0;
  const [coming] = await tx.query<{ title: string; post: ChecklistPost; due_days: number }[]>(
    'SELECT title, post, due_days FROM checklist_request_step WHERE village_id = $1 AND request_id = $2 AND position = $3',
    [tx.villageId, request.id, position],
  );
  if (!coming) throw notFound();
  await beginStep(tx, request.id, position, addWorkingDays(villageDay(new Date()), coming.due_days));
  await tellHousehold(tx, request, 'advanced', { status: 'open', step: coming.title });
  // The same post goes on by itself; it need not be told what it just did.
  if (coming.post !== step.post) await tellPost(tx, request, coming.post, coming.title);
}

/** The clock stands still from today until the household answers. */
export async function askApplicant(tx: Tx, call: Call, who: VillageActor, requestId: string, question: AskApplicant): Promise<void> {
  const { request, post } = await takeTurn(tx, who, requestId, question.position, false);
  await tx.query(`UPDATE checklist_request SET status = 'waiting_for_applicant', paused_on = $3::date WHERE village_id = $1 AND id = $2`, [
    tx.villageId,
    requestId,
    villageDay(new Date()),
  ]);
  await appendEvent(tx, requestId, { kind: 'asked', step: question.position, personId: who.personId, role: post, text: question.text });
  await audit(tx, call, 'checklists.request.asked', requestId);
  await tellHousehold(tx, request, 'advanced', { status: 'waiting_for_applicant', reason: question.text.trim() });
}

/** Also while waiting: somebody who never answers cannot keep a request open for ever. */
export async function refuseRequest(tx: Tx, call: Call, who: VillageActor, requestId: string, refusal: RefuseRequest): Promise<void> {
  const { request, post } = await takeTurn(tx, who, requestId, refusal.position, true);
  await tx.query(
    `UPDATE checklist_request SET status = 'refused', refusal_reason = $3, paused_on = NULL, closed_at = now() WHERE village_id = $1 AND id = $2`,
    [tx.villageId, requestId, refusal.reason.trim()],
  );
  await appendEvent(tx, requestId, { kind: 'refused', step: refusal.position, personId: who.personId, role: post, text: refusal.reason });
  await audit(tx, call, 'checklists.request.refused', requestId);
  await tellHousehold(tx, request, 'finished', { status: 'refused', reason: refusal.reason.trim() });
}
