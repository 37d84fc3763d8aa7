import type { SubmitApplication } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { householdActedFor, keepInPlace } from '../../identity';
import { idTaken, memberNotAllowed } from '../points.errors';
import { refuseEvidence } from '../points.rules';
import { ruleInForce } from '../rules/rules.queries';
import { attachPhotos } from './attach-photos';
import { attachVoice } from './attach-voice';

/** Files an application for oneself, a member of the own household, or of one that granted a proxy right. */
export async function submitApplication(tx: Tx, call: Call, who: VillageActor, wish: SubmitApplication): Promise<void> {
  const rule = await ruleInForce(tx, wish.ruleId);
  const refusal = refuseEvidence(rule, wish);
  if (refusal) throw refusal;
  const memberId = wish.memberId ?? who.personId;
  await keepInPlace(tx, [who.personId, memberId]);
  const householdId = await householdActedFor(tx, who.personId, memberId);
  if (!householdId) throw memberNotAllowed();
  try {
    await tx.query(
      `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, rule_id, text, submitted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
      [tx.villageId, wish.id, householdId, memberId, who.personId, wish.ruleId, wish.text.trim()],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'pk_points_application')) throw idTaken();
    throw error;
  }
  await attachPhotos(tx, who, wish.id, wish.photoIds);
  await attachVoice(tx, who, wish.id, wish.voiceId);
  await audit(tx, call, 'points.application.submitted', wish.id);
}
