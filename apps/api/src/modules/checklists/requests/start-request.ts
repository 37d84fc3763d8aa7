import { OPEN_REQUESTS_MAX, type StartRequest } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { addWorkingDays, villageDay } from '../../../platform/calendar';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { householdActedFor } from '../../identity';
import { certificateForbidden, idTaken, itemRetired, memberNotAllowed, notExecutable, tooManyOpen } from '../checklists.errors';
import { isExecutable } from '../checklists.rules';
import { readItem, type ItemRow } from '../items/items.queries';
import { appendEvent, lockRequest } from './running-request';
import { tellPost } from './tell';

/** Starts a 办件 for oneself, a member of the own household, or of one that granted a proxy right. The same draft sent twice is one request. */
export async function startRequest(tx: Tx, call: Call, who: VillageActor, wish: StartRequest): Promise<void> {
  const memberId = wish.memberId ?? who.personId;
  const householdId = await householdActedFor(tx, who.personId, memberId);
  if (!householdId) throw memberNotAllowed();
  // One household's starts follow one another, so that the count below is true.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('checklist-request ' || $1, 0))`, [householdId]);
  if (await startedBefore(tx, who, wish, memberId)) return;
  const item = await readItem(tx, wish.itemId);
  refuseItem(item);
  const [running] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM checklist_request WHERE village_id = $1 AND household_id = $2 AND status IN ('open', 'waiting_for_applicant')`,
    [tx.villageId, householdId],
  );
  if ((running?.count ?? 0) >= OPEN_REQUESTS_MAX) throw tooManyOpen({ max: OPEN_REQUESTS_MAX });
  await insertRequest(tx, who, wish, { item, householdId, memberId });
  await appendEvent(tx, wish.id, {
    kind: 'started',
    step: null,
    personId: who.personId,
    role: null,
    text: wish.text,
    photos: { ids: wish.photoIds, accountId: who.accountId },
  });
  await audit(tx, call, 'checklists.request.started', wish.id, { code: item.code, version: item.version });
  const first = item.steps[0];
  if (first) await tellPost(tx, await lockRequest(tx, wish.id), first.post, first.title);
}

function refuseItem(item: ItemRow): void {
  if (item.forbidden) throw certificateForbidden({ where: item.instead_where ?? '' });
  if (item.status !== 'in_force') throw itemRetired();
  if (!isExecutable(item)) throw notExecutable();
}

/** Sent again under another key after its answer was lost. Somebody else's id says no more than that it is taken. */
async function startedBefore(tx: Tx, who: VillageActor, wish: StartRequest, memberId: string): Promise<boolean> {
  const [known] = await tx.query<{ same: boolean }[]>(
    'SELECT filed_by_person_id = $3 AND item_id = $4 AND applicant_id = $5 AS same FROM checklist_request WHERE village_id = $1 AND id = $2',
    [tx.villageId, wish.id, who.personId, wish.itemId, memberId],
  );
  if (known && !known.same) throw idTaken();
  return known !== undefined;
}

/** The item's steps are copied: a later version of the item changes nothing here. */
async function insertRequest(
  tx: Tx,
  who: VillageActor,
  wish: StartRequest,
  of: { item: ItemRow; householdId: string; memberId: string },
): Promise<void> {
  const made = await tx.query<unknown[]>(
    `INSERT INTO checklist_request (village_id, id, item_id, household_id, applicant_id, filed_by_person_id, text, step_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
    [tx.villageId, wish.id, of.item.id, of.householdId, of.memberId, who.personId, wish.text.trim(), of.item.steps.length],
  );
  if (made.length === 0) throw idTaken();
  const firstDue = addWorkingDays(villageDay(new Date()), of.item.steps[0]?.dueDays ?? 0);
  await tx.query(
    `INSERT INTO checklist_request_step (village_id, request_id, position, title, detail, post, due_days, deciding_body, result, published, started_at, due_on)
     SELECT $1, $2, e.position, e.step->>'title', e.step->>'detail', e.step->>'post', (e.step->>'dueDays')::int, e.step->>'decidingBody', e.step->>'result', (e.step->>'published')::boolean,
       CASE WHEN e.position = 1 THEN now() END, CASE WHEN e.position = 1 THEN $4::date END
     FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY e(step, position)`,
    [tx.villageId, wish.id, JSON.stringify(of.item.steps), firstDue],
  );
}
