import type { ApplicationStatus, ReviewLane, SupplementApplication } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound, type Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { VOICE_OVER } from '../../../platform/media';
import { owe } from '../../../platform/outbox/outbox';
import { decidingRole, mayCheck, ownHouseholds, recusedHouseholds } from '../points.access';
import { alreadyDecided, notReturned } from '../points.errors';
import { refuseEvidence, refuseRecord } from '../points.rules';
import { ruleOfApplication } from '../rules/rules.queries';
import { attachPhotos } from './attach-photos';
import { attachVoice } from './attach-voice';

interface Locked {
  id: string;
  status: ApplicationStatus;
  household_id: string;
  member_id: string;
  filed_by_person_id: string;
  filed_by_role: string | null;
  rule_id: string;
  title: string;
  lane: ReviewLane;
  voice_id: string | null;
  public_over: boolean;
}

/** Locked until the commit: whoever comes second sees what the first decided. */
async function lock(tx: Tx, applicationId: string, allowed: (row: Locked) => boolean): Promise<Locked> {
  const [row] = await tx.query<Locked[]>(
    `SELECT a.id, a.status, a.household_id, a.member_id, a.filed_by_person_id, a.filed_by_role, a.rule_id, r.title, r.lane, a.voice_id, a.public_until <= now() AS public_over FROM points_application a
     JOIN points_rule r ON r.village_id = a.village_id AND r.id = a.rule_id WHERE a.village_id = $1 AND a.id = $2 FOR UPDATE OF a`,
    [tx.villageId, applicationId],
  );
  if (!row || !allowed(row)) throw notFound();
  return row;
}

const recordedBy = (who: VillageActor, row: Locked): boolean => row.filed_by_role !== null && row.filed_by_person_id === who.personId;

const wasDecided = (row: Locked): Problem => alreadyDecided(row.status);

/** Photos of what came to nothing may be used again. */
const freePhotos = (tx: Tx, applicationId: string): Promise<unknown> =>
  tx.query('UPDATE points_application_photo SET live = false WHERE village_id = $1 AND application_id = $2', [tx.villageId, applicationId]);

/** Nobody has to hear any more what was said for it: a voice is as personal as a face (decision 0057). */
async function letGoOfVoice(tx: Tx, { id, voice_id: voiceId }: Locked): Promise<void> {
  if (voiceId === null) return;
  await tx.query('UPDATE points_application SET voice_id = NULL WHERE village_id = $1 AND id = $2', [tx.villageId, id]);
  await owe(tx, VOICE_OVER, voiceId);
}

const WITHDRAWABLE: readonly ApplicationStatus[] = ['submitted', 'returned', 'in_review', 'publicized', 'overturned'];

export async function withdrawApplication(tx: Tx, call: Call, who: VillageActor, applicationId: string): Promise<void> {
  const households = await ownHouseholds(tx, who);
  const row = await lock(tx, applicationId, one => households.includes(one.household_id) || recordedBy(who, one));
  // Once somebody has objected the result is published, and what is due after its 公示 is as good as credited.
  if (!WITHDRAWABLE.includes(row.status) || row.public_over) throw wasDecided(row);
  await tx.query(
    `UPDATE points_application SET status = 'withdrawn', withdrawn_by_person_id = $3, version = version + 1 WHERE village_id = $1 AND id = $2`,
    [tx.villageId, applicationId, who.personId],
  );
  await freePhotos(tx, applicationId);
  await letGoOfVoice(tx, row);
  await audit(tx, call, 'points.application.withdrawn', applicationId);
}

/** Answers a return: the text is written anew, photos join those that were sent, and the case goes back into the queue. */
export async function supplementApplication(
  tx: Tx,
  call: Call,
  who: VillageActor,
  applicationId: string,
  evidence: SupplementApplication,
): Promise<void> {
  const households = await ownHouseholds(tx, who);
  // What a cadre wrote down, that cadre proves.
  const row = await lock(tx, applicationId, one =>
    one.filed_by_role === null ? households.includes(one.household_id) : recordedBy(who, one),
  );
  if (row.status !== 'returned') throw notReturned();
  const [sent] = await tx.query<{ photos: number }[]>(
    'SELECT count(*)::int AS photos FROM points_application_photo WHERE village_id = $1 AND application_id = $2',
    [tx.villageId, applicationId],
  );
  const refuse = row.filed_by_role === null ? refuseEvidence : refuseRecord;
  const refusal = refuse(await ruleOfApplication(tx, row.rule_id), {
    text: evidence.text,
    photoIds: evidence.photoIds,
    sentBefore: sent?.photos ?? 0,
    voiceId: evidence.voiceId ?? row.voice_id ?? undefined,
  });
  if (refusal) throw refusal;
  await attachPhotos(tx, who, applicationId, evidence.photoIds);
  await attachVoice(tx, who, applicationId, evidence.voiceId);
  await tx.query(
    `UPDATE points_application SET status = 'submitted', waits_since = now(), supplemented_by_person_id = $4, text = $3, decision_reason = NULL, decided_at = NULL, decided_by_person_id = NULL, decided_by_role = NULL, version = version + 1
    WHERE village_id = $1 AND id = $2`,
    [tx.villageId, applicationId, evidence.text.trim(), who.personId],
  );
  await audit(tx, call, 'points.application.supplemented', applicationId);
}

/**
 * Returned for more evidence, or rejected with the reason. Never by somebody of the same household, who acts for it or is related; in the
 * full lane only by those who do the first check: after that the panel decides.
 */
export async function refuseApplication(
  tx: Tx,
  call: Call,
  who: VillageActor,
  applicationId: string,
  status: 'returned' | 'rejected',
  reason: string,
): Promise<void> {
  const households = await recusedHouseholds(tx, who);
  const row = await lock(
    tx,
    applicationId,
    one =>
      !households.includes(one.household_id) &&
      one.member_id !== who.personId &&
      one.filed_by_person_id !== who.personId &&
      (one.lane === 'fast' || mayCheck(who)),
  );
  if (row.status !== 'submitted') throw wasDecided(row);
  await tx.query(
    `UPDATE points_application SET status = $3, decided_at = now(), decided_by_person_id = $4, decided_by_role = $5, decision_reason = $6, version = version + 1 WHERE village_id = $1 AND id = $2`,
    [tx.villageId, applicationId, status, who.personId, decidingRole(who), reason.trim()],
  );
  if (status === 'rejected') await freePhotos(tx, applicationId);
  await audit(tx, call, `points.application.${status}`, applicationId);
  await owe(tx, `points.application.${status}`, applicationId, {
    householdId: row.household_id,
    memberId: row.member_id,
    filedByPersonId: row.filed_by_person_id,
    ruleTitle: row.title,
    reason: reason.trim(),
  });
}
