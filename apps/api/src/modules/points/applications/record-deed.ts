import type { RecordDeed } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { keepInPlace } from '../../identity';
import { recordingRole, recusedHouseholds } from '../points.access';
import { idTaken, memberUnknown, recordOwn } from '../points.errors';
import { refuseRecord } from '../points.rules';
import { ruleInForce } from '../rules/rules.queries';
import { attachPhotos } from './attach-photos';
import { attachVoice } from './attach-voice';

/**
 * A cadre writes down what a household did, under a rule that cadres start. It is an application like any other from here on: it goes the
 * rule's lane, and whoever filed it decides nothing of it. Never for the own household, one that they act for, or a relative's.
 */
export async function recordDeed(tx: Tx, call: Call, who: VillageActor, wish: RecordDeed): Promise<void> {
  const rule = await ruleInForce(tx, wish.ruleId);
  const refusal = refuseRecord(rule, wish);
  if (refusal) throw refusal;
  const memberId = await doer(tx, who, wish);
  try {
    await tx.query(
      `INSERT INTO points_application (village_id, id, household_id, member_id, filed_by_person_id, filed_by_role, rule_id, text, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [tx.villageId, wish.id, wish.householdId, memberId, who.personId, recordingRole(who), wish.ruleId, wish.text.trim()],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'pk_points_application')) throw idTaken();
    throw error;
  }
  await attachPhotos(tx, who, wish.id, wish.photoIds);
  await attachVoice(tx, who, wish.id, wish.voiceId);
  await audit(tx, call, 'points.application.recorded', wish.id, { householdId: wish.householdId });
}

/** Who of the household did it; for a household as a whole its head, or whoever of the grown-ups has been on the roster longest. */
async function doer(tx: Tx, who: VillageActor, { householdId, memberId }: RecordDeed): Promise<string> {
  await (memberId ? keepInPlace(tx, [who.personId, memberId]) : keepInPlace(tx, [who.personId], householdId));
  const [household] = await tx.query<{ name: string }[]>(
    'SELECT h.name FROM household h WHERE h.village_id = $1 AND h.id = $2 AND h.closed_at IS NULL',
    [tx.villageId, householdId],
  );
  if (!household) throw notFound();
  if ((await recusedHouseholds(tx, who)).includes(householdId)) throw recordOwn({ name: household.name });
  const [member] = await tx.query<{ id: string }[]>(
    `SELECT p.id FROM person p JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
     WHERE p.village_id = $1 AND p.household_id = $2 AND NOT p.minor AND ($3::uuid IS NULL OR p.id = $3)
     ORDER BY p.id = h.head_person_id DESC NULLS LAST, p.id LIMIT 1`,
    [tx.villageId, householdId, memberId ?? null],
  );
  if (!member) throw memberUnknown();
  return member.id;
}
