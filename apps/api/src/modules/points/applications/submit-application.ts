import type { SubmitApplication } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { householdActedFor } from '../../identity';
import { idTaken, memberNotAllowed, photoUnknown, photoUsed } from '../points.errors';
import { refuseEvidence } from '../points.rules';
import { ruleInForce } from '../rules/rules.queries';

/** Files an application for oneself, a member of the own household, or of one that granted a proxy right. */
export async function submitApplication(tx: Tx, call: Call, who: VillageActor, wish: SubmitApplication): Promise<void> {
  const rule = await ruleInForce(tx, wish.ruleId);
  const refusal = refuseEvidence(rule, wish);
  if (refusal) throw refusal;
  const memberId = wish.memberId ?? who.personId;
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
  await audit(tx, call, 'points.application.submitted', wish.id);
}

/** Behind those that are there. Only photos that the same account uploaded in this village; the same bytes once per village. */
export async function attachPhotos(tx: Tx, who: VillageActor, applicationId: string, photoIds: readonly string[]): Promise<void> {
  if (photoIds.length === 0) return;
  try {
    const attached = await tx.query<unknown[]>(
      `INSERT INTO points_application_photo (village_id, application_id, position, media_id, sha256)
       SELECT o.village_id, $2, before.last + p.position, o.id, o.sha256 FROM unnest($3::uuid[]) WITH ORDINALITY p(id, position)
       CROSS JOIN (SELECT coalesce(max(position), 0) AS last FROM points_application_photo WHERE village_id = $1 AND application_id = $2) before
       JOIN media_object o ON o.village_id = $1 AND o.id = p.id AND o.uploaded_by_account_id = $4 RETURNING 1`,
      [tx.villageId, applicationId, photoIds, who.accountId],
    );
    if (attached.length !== photoIds.length) throw photoUnknown();
  } catch (error) {
    if (isUniqueViolation(error, 'uq_points_application_photo_bytes')) throw photoUsed();
    throw error;
  }
}
