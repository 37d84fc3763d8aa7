import {
  mayInVillage,
  type Page,
  type PhoneRevealReason,
  type PhoneRevealView,
  type RevealedPhone,
  type VillageRole,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { FieldCipher } from '../../../platform/crypto/field-cipher';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { decodeCursor, pageLimit, pageOf } from '../../../platform/http/paging';

/**
 * The one way by which a whole number leaves the house. No command: its answer would be kept beside the idempotency key. The number and
 * its two traces, the audit's and the one the person concerned reads, are one transaction: nobody sees a number without them.
 */
export async function revealPhone(
  tx: Tx,
  call: Call,
  cipher: FieldCipher,
  who: VillageActor,
  personId: string,
  reason: PhoneRevealReason,
): Promise<RevealedPhone> {
  const [person] = await tx.query<{ phone_cipher: Buffer | null }[]>('SELECT phone_cipher FROM person WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    personId,
  ]);
  if (!person) throw notFound();
  if (!person.phone_cipher) throw new Problem('PERSON.NO_PHONE');
  const role = who.roles.find(one => mayInVillage([one], 'people.phone.reveal'));
  if (!role) throw new Problem('ACCESS.DENIED');
  const id = uuidv7();
  await tx.query('INSERT INTO contact_reveal (village_id, id, person_id, by_person_id, role, reason) VALUES ($1, $2, $3, $4, $5, $6)', [
    tx.villageId,
    id,
    personId,
    who.personId,
    role,
    reason,
  ]);
  await audit(tx, call, 'phone.revealed', personId, { reason, role });
  return { phone: cipher.openPhone('person', personId, person.phone_cipher) };
}

interface RevealRow {
  id: string;
  role: VillageRole;
  reason: PhoneRevealReason;
  created_at: Date;
}

/** Newest first. Offices, not names: whom to ask is the secretary's business, and no reason to quarrel with a cadre. */
export async function listPhoneReveals(
  tx: Tx,
  personId: string,
  query: { readonly cursor?: string; readonly limit?: number },
): Promise<Page<PhoneRevealView>> {
  const limit = pageLimit(query.limit);
  const before = decodeCursor<[string]>(query.cursor, ['string']);
  const rows = await tx.query<RevealRow[]>(
    `SELECT id, role, reason, created_at FROM contact_reveal
     WHERE village_id = $1 AND person_id = $2 AND ($3::uuid IS NULL OR id < $3::uuid)
     ORDER BY id DESC LIMIT $4`,
    [tx.villageId, personId, before?.[0] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    row => ({ id: row.id, role: row.role, reason: row.reason, revealedAt: row.created_at.toISOString() }),
    row => [row.id],
  );
}
