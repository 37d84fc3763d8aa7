import { mayInVillage, type CorrectPhone, type PersonListItem } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { FieldCipher } from '../../../platform/crypto/field-cipher';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { keepRoster, placeOf } from './keep-roster';
import { readPerson } from './people.queries';

/** With the number goes the place, once WeChat proves it: so with an office behind it, only who may give the office. */
export async function correctPhone(
  tx: Tx,
  call: Call,
  cipher: FieldCipher,
  who: VillageActor,
  personId: string,
  wish: CorrectPhone,
): Promise<PersonListItem> {
  const { householdId } = await placeOf(tx, personId);
  const [office] = await tx.query<unknown[]>('SELECT 1 FROM village_role WHERE village_id = $1 AND person_id = $2 LIMIT 1', [
    tx.villageId,
    personId,
  ]);
  if (office && !mayInVillage(who.roles, 'roles.manage')) throw new Problem('ROSTER.OFFICE_HELD');
  await keepRoster(tx, call, who, { kind: 'phone_corrected', personId, householdId, reason: wish.reason });
  await writePhone(tx, cipher, personId, wish.phone ?? null);
  return readPerson(tx, personId);
}

/** Sealed for this very person; null takes it away. */
export async function writePhone(tx: Tx, cipher: FieldCipher, personId: string, phone: string | null): Promise<void> {
  const sealed = phone === null ? null : cipher.phone('person', personId, phone);
  await tx.query('UPDATE person SET phone_cipher = $3, phone_index = $4, phone_masked = $5 WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    personId,
    sealed?.cipher ?? null,
    sealed?.index ?? null,
    sealed?.masked ?? null,
  ]);
}
