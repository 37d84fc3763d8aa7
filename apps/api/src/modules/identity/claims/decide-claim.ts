import { mayInVillage, type ClaimView, type DecideClaim } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { FieldCipher } from '../../../platform/crypto/field-cipher';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { claimView, readClaim, type ClaimRow } from './claims.queries';
import { takePlace } from './submit-claim';

/** A cadre compares with the roster and says whose place it is, or why not. */
export async function decideClaim(
  tx: Tx,
  call: Call,
  cipher: FieldCipher,
  who: VillageActor,
  claimId: string,
  decision: DecideClaim,
): Promise<ClaimView> {
  const claim = await readClaim(tx, claimId, true);
  if (claim.status !== 'pending') throw new Problem('CLAIM.ALREADY_DECIDED');
  // Nobody decides about the own account.
  if (claim.account_id === who.accountId) throw new Problem('ACCESS.DENIED');
  const approved = decision.decision === 'approve';
  if (approved && !decision.personId) throw new Problem('CLAIM.PERSON_REQUIRED');
  if (!approved && !decision.reason?.trim()) throw new Problem('CLAIM.REASON_REQUIRED');
  if (approved && decision.personId) {
    await refuseOffice(tx, who, decision.personId);
    await takePlace(tx, claim.account_id, decision.personId);
    await refuseOwnHand(tx, who, decision.personId);
    await rememberPhone(tx, cipher, claim, decision.personId);
  }
  await tx.query(
    'UPDATE membership_claim SET status = $3, person_id = $4, decided_by_person_id = $5, decided_at = now(), decision_reason = $6 WHERE village_id = $1 AND id = $2',
    [
      tx.villageId,
      claimId,
      approved ? 'approved' : 'rejected',
      approved ? decision.personId : null,
      who.personId,
      decision.reason?.trim() || null,
    ],
  );
  await audit(tx, call, approved ? 'claim.approved' : 'claim.rejected', claimId);
  if (approved) await owe(tx, 'identity.claim.approved', claimId, { personId: decision.personId });
  return claimView(await readClaim(tx, claimId));
}

/** With the place go its offices, so whoever lets somebody in there must be one who may grant them. */
async function refuseOffice(tx: Tx, who: VillageActor, personId: string): Promise<void> {
  if (mayInVillage(who.roles, 'roles.manage')) return;
  const [office] = await tx.query<unknown[]>('SELECT 1 FROM village_role WHERE village_id = $1 AND person_id = $2 LIMIT 1', [
    tx.villageId,
    personId,
  ]);
  if (office) throw new Problem('CLAIM.OFFICE_HELD');
}

/**
 * Whoever took the place from somebody, or says which number opens it, is not who lets the next one in (decision 0079). Under the place's lock: a
 * release that was under way is over.
 */
async function refuseOwnHand(tx: Tx, who: VillageActor, personId: string): Promise<void> {
  const [hand] = await tx.query<{ own: boolean }[]>(
    'SELECT identity_emptied_by($1, $2, $3) OR identity_number_by($1, $2) IS NOT DISTINCT FROM $3 AS own',
    [tx.villageId, personId, who.personId],
  );
  if (hand?.own) throw new Problem('CLAIM.OWN_HAND');
}

/** The roster lacked a phone: the one that was given with the approved claim is kept. */
async function rememberPhone(tx: Tx, cipher: FieldCipher, claim: ClaimRow, personId: string): Promise<void> {
  if (!claim.phone_cipher) return;
  const phone = cipher.openPhone('membership_claim', claim.id, claim.phone_cipher);
  const sealed = cipher.phone('person', personId, phone);
  await tx.query(
    'UPDATE person SET phone_cipher = $3, phone_index = $4, phone_masked = $5 WHERE village_id = $1 AND id = $2 AND phone_index IS NULL',
    [tx.villageId, personId, sealed.cipher, sealed.index, sealed.masked],
  );
}
