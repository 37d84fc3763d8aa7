import { inboxTopics, type ClaimView, type SubmitClaim } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { FieldCipher } from '../../../platform/crypto/field-cipher';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { outdateTokens } from '../auth/sessions';
import { claimView, readClaim } from './claims.queries';
import { hashInvitation } from './invitations';

/** The claim with its phone as far as it is proved: by WeChat, or only typed. */
export interface ClaimWithPhone extends SubmitClaim {
  readonly provedPhone: string | null;
}

/**
 * Lets a person in at once only on proof: the roster's name with a phone number that WeChat vouches for, or with an invitation into that
 * very household, whose head is no witness for somebody with an office. A typed number proves nothing (the neighbour knows it too), so then a cadre decides;
 * as one does where the hand that emptied the place would fill it.
 */
export async function submitClaim(tx: Tx, call: Call, cipher: FieldCipher, claim: ClaimWithPhone): Promise<ClaimView> {
  const [village] = await tx.query<unknown[]>('SELECT 1 FROM village WHERE id = $1', [tx.villageId]);
  if (!village) throw notFound();
  const [member] = await tx.query<unknown[]>('SELECT 1 FROM person WHERE village_id = $1 AND account_id = $2', [
    tx.villageId,
    call.accountId,
  ]);
  if (member) throw new Problem('CLAIM.ALREADY_MEMBER');
  const id = claim.id ?? uuidv7();
  const { name } = claim;
  const phone = claim.provedPhone ?? claim.phone ?? null;
  const sealed = phone === null ? null : cipher.phone('membership_claim', id, phone);
  const invited = await invitationOf(tx, claim.invitationToken);
  await insertClaim(tx, call, { ...claim, id, name, invitationId: invited?.id ?? null }, sealed);
  const personId = await provedPerson(tx, {
    name,
    phoneIndex: claim.provedPhone === null ? null : (sealed?.index ?? null),
    invitationId: invited?.id ?? null,
  });
  if (personId) await takePlace(tx, call.accountId, personId);
  if (personId && invited?.household_id) await tellHousehold(tx, id, invited.id, invited.household_id);
  await tx.query(
    `UPDATE membership_claim SET status = $3, person_id = $4, decided_at = CASE WHEN $3 = 'approved' THEN now() END WHERE village_id = $1 AND id = $2`,
    [tx.villageId, id, personId ? 'approved' : 'pending', personId],
  );
  await audit(tx, call, personId ? 'claim.approved_by_proof' : 'claim.submitted', id);
  if (!personId) await owe(tx, 'identity.claim.submitted', id);
  return claimView(await readClaim(tx, id));
}

async function insertClaim(
  tx: Tx,
  call: Call,
  claim: ClaimWithPhone & { id: string; invitationId: string | null },
  sealed: { cipher: Buffer; index: Buffer; masked: string } | null,
): Promise<void> {
  try {
    await tx.query(
      `INSERT INTO membership_claim (village_id, id, account_id, name, phone_cipher, phone_index, phone_masked, phone_proved, group_id, note, invitation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT id FROM village_group WHERE village_id = $1 AND id = $9), $10, $11)`,
      [
        tx.villageId,
        claim.id,
        call.accountId,
        claim.name,
        sealed?.cipher ?? null,
        sealed?.index ?? null,
        sealed?.masked ?? null,
        claim.provedPhone !== null,
        claim.groupId ?? null,
        claim.note?.trim() ?? '',
        claim.invitationId,
      ],
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('CLAIM.ALREADY_PENDING');
    throw error;
  }
}

/** Open, and of this very village; anything else is no invitation. */
async function invitationOf(
  tx: Tx,
  token: string | undefined,
): Promise<{ readonly id: string; readonly household_id: string | null } | null> {
  if (!token) return null;
  const [invited] = await tx.query<{ village_id: string; id: string; household_id: string | null }[]>(
    'SELECT * FROM identity_find_invitation($1)',
    [hashInvitation(token)],
  );
  return invited?.village_id === tx.villageId ? invited : null;
}

/**
 * Whom an office's invitation lets into a house is known to everybody of that house and to those who watch the offices: its head witnesses nothing
 * there, and a house without any account would not know that somebody acts for it.
 */
async function tellHousehold(tx: Tx, claimId: string, invitationId: string, householdId: string): Promise<void> {
  const [byOffice] = await tx.query<{ title: string | null }[]>(
    `SELECT g.name AS title FROM invitation i JOIN person p ON p.village_id = i.village_id AND p.id = i.created_by_person_id
     JOIN household h ON h.village_id = i.village_id AND h.id = $3 LEFT JOIN village_group g ON g.village_id = h.village_id AND g.id = h.group_id
     WHERE i.village_id = $1 AND i.id = $2 AND p.household_id IS DISTINCT FROM h.id`,
    [tx.villageId, invitationId, householdId],
  );
  if (byOffice) await owe(tx, inboxTopics.householdJoined, claimId, { householdId, ...(byOffice.title ? { title: byOffice.title } : {}) });
}

interface Proof {
  readonly name: string;
  /** Of a number that WeChat vouches for. */
  readonly phoneIndex: Buffer | null;
  readonly invitationId: string | null;
}

/**
 * Asked again under the locks, the place's first: meanwhile it may have been emptied, its number written or the invitation taken back.
 * Who comes second to a place is told so.
 */
async function provedPerson(tx: Tx, proof: Proof): Promise<string | null> {
  const found = await matchingPerson(tx, proof);
  if (!found) return null;
  await lockPlace(tx, found);
  await tx.query('SELECT 1 FROM invitation WHERE village_id = $1 AND id = $2 FOR SHARE', [tx.villageId, proof.invitationId]);
  return (await matchingPerson(tx, proof)) === found ? found : null;
}

/** By the number, or by an invitation into the house; neither is a proof where whoever emptied the place has the word (decision 0079). */
async function matchingPerson(tx: Tx, { name, phoneIndex, invitationId }: Proof): Promise<string | null> {
  const rows = await tx.query<{ id: string; proved: boolean }[]>(
    `SELECT p.id, (coalesce(p.phone_index = $3, false) AND NOT identity_number_of_emptier(p.village_id, p.id))
         OR (i.id IS NOT NULL AND NOT identity_invited_by_emptier(p.village_id, p.id, i.created_by_person_id)) AS proved
     FROM person p LEFT JOIN invitation i ON i.village_id = p.village_id AND i.id = $4 AND i.household_id = p.household_id AND i.revoked_at IS NULL AND i.expires_at > now()
       AND NOT EXISTS (SELECT FROM village_role r WHERE r.village_id = p.village_id AND r.person_id = p.id)
     WHERE p.village_id = $1 AND p.name = $2 AND p.account_id IS NULL AND NOT p.minor AND (p.phone_index = $3 OR i.id IS NOT NULL) LIMIT 2`,
    [tx.villageId, name, phoneIndex, invitationId],
  );
  const [only, another] = rows;
  // Two people of one name in a house: a cadre tells them apart.
  return only?.proved && !another ? only.id : null;
}

/** The place stays as it is until the transaction ends; somebody else's is refused, whoever comes first. */
async function lockPlace(tx: Tx, personId: string): Promise<void> {
  const [person] = await tx.query<{ account_id: string | null; minor: boolean }[]>(
    'SELECT account_id, minor FROM person WHERE village_id = $1 AND id = $2 FOR UPDATE',
    [tx.villageId, personId],
  );
  if (!person) throw notFound();
  if (person.minor) throw new Problem('CLAIM.UNDER_AGE');
  if (person.account_id !== null) throw new Problem('CLAIM.PERSON_TAKEN');
}

/** The person becomes the account's. */
export async function takePlace(tx: Tx, accountId: string, personId: string): Promise<void> {
  await lockPlace(tx, personId);
  try {
    await tx.query('UPDATE person SET account_id = $3 WHERE village_id = $1 AND id = $2', [tx.villageId, personId, accountId]);
  } catch (error) {
    if (isUniqueViolation(error, 'uq_person_account')) throw new Problem('CLAIM.ALREADY_MEMBER');
    throw error;
  }
  await outdateTokens(tx, accountId);
}
