import type { AnswerAsk, RateRequest } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { resumeLimit, villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { isMine, standingOf } from '../checklists.access';
import { alreadyRated, notFinished, notWaiting, ownWork, requestClosed } from '../checklists.errors';
import { appendEvent, currentStep, lockRequest, type LockedRequest } from './running-request';
import { tellPost } from './tell';

async function lockMine(tx: Tx, who: VillageActor, requestId: string): Promise<LockedRequest> {
  const request = await lockRequest(tx, requestId);
  if (!isMine(await standingOf(tx, who), request)) throw notFound();
  return request;
}

const isClosed = (request: LockedRequest): boolean => request.status !== 'open' && request.status !== 'waiting_for_applicant';

/** What was asked for is here: the clock runs on, the limit moved by the days it stood still. */
export async function answerAsk(tx: Tx, call: Call, who: VillageActor, requestId: string, answer: AnswerAsk): Promise<void> {
  const request = await lockMine(tx, who, requestId);
  if (isClosed(request)) throw requestClosed(request.status);
  if (request.status !== 'waiting_for_applicant' || !request.paused_on) throw notWaiting();
  const step = await currentStep(tx, request);
  if (step.due_on) {
    const dueOn = resumeLimit(step.due_on, request.paused_on, villageDay(new Date()));
    await tx.query('UPDATE checklist_request_step SET due_on = $4::date WHERE village_id = $1 AND request_id = $2 AND position = $3', [
      tx.villageId,
      requestId,
      request.current_step,
      dueOn,
    ]);
  }
  await tx.query(`UPDATE checklist_request SET status = 'open', paused_on = NULL WHERE village_id = $1 AND id = $2`, [
    tx.villageId,
    requestId,
  ]);
  await appendEvent(tx, requestId, {
    kind: 'answered',
    step: request.current_step,
    personId: who.personId,
    role: null,
    text: answer.text,
    photos: { ids: answer.photoIds, accountId: who.accountId },
  });
  await audit(tx, call, 'checklists.request.answered', requestId);
  await tellPost(tx, request, step.post, step.title);
}

export async function withdrawRequest(tx: Tx, call: Call, who: VillageActor, requestId: string): Promise<void> {
  const request = await lockMine(tx, who, requestId);
  if (isClosed(request)) throw requestClosed(request.status);
  await tx.query(
    `UPDATE checklist_request SET status = 'withdrawn', paused_on = NULL, closed_at = now() WHERE village_id = $1 AND id = $2`,
    [tx.villageId, requestId],
  );
  await appendEvent(tx, requestId, { kind: 'withdrawn', step: request.current_step, personId: who.personId, role: null });
  await audit(tx, call, 'checklists.request.withdrawn', requestId);
}

/** Once, by the household's side; never by somebody who worked it. */
export async function rateRequest(tx: Tx, call: Call, who: VillageActor, requestId: string, rating: RateRequest): Promise<void> {
  const request = await lockMine(tx, who, requestId);
  if (request.status !== 'finished') throw notFinished();
  if (request.stars !== null) throw alreadyRated();
  const worked = await tx.query<unknown[]>(
    'SELECT 1 FROM checklist_request_step WHERE village_id = $1 AND request_id = $2 AND done_by_person_id = $3',
    [tx.villageId, requestId, who.personId],
  );
  if (worked.length > 0) throw ownWork();
  await tx.query('UPDATE checklist_request SET stars = $3, rating_text = $4, rated_at = now() WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    requestId,
    rating.stars,
    rating.text.trim(),
  ]);
  await appendEvent(tx, requestId, { kind: 'rated', step: null, personId: who.personId, role: null, text: rating.text });
  await audit(tx, call, 'checklists.request.rated', requestId, { stars: rating.stars });
}
