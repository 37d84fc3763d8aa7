import type { AddHousehold, AddPerson, NewPerson, PersonListItem } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import type { VillageActor } from '../../../platform/auth/actor';
import type { FieldCipher } from '../../../platform/crypto/field-cipher';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { householdName } from '../founding/founding.texts';
import { writePhone } from './correct-phone';
import { keepRoster } from './keep-roster';
import { readPerson } from './people.queries';

/** Somebody new in a household: with limits of their own, and with a place to claim. */
export async function addPerson(tx: Tx, call: Call, cipher: FieldCipher, who: VillageActor, wish: AddPerson): Promise<PersonListItem> {
  const [household] = await tx.query<unknown[]>('SELECT 1 FROM household WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    wish.householdId,
  ]);
  if (!household) throw notFound();
  const { id: personId, householdId, name, minor, reason } = wish;
  await refuseNamesake(tx, wish);
  await keepRoster(tx, call, who, { kind: 'person_added', personId, householdId, name, minor, reason });
  await writePhone(tx, cipher, personId, wish.phone ?? null);
  return readPerson(tx, personId);
}

/** A household that moved here or was forgotten, with its head. It begins with nothing; people of another household leave that by 分户. */
export async function addHousehold(
  tx: Tx,
  call: Call,
  cipher: FieldCipher,
  who: VillageActor,
  wish: AddHousehold,
): Promise<PersonListItem> {
  const { id: personId, groupId, name, reason } = wish;
  await refuseNamesake(tx, wish);
  const householdId = uuidv7();
  await keepRoster(tx, call, who, {
    kind: 'household_added',
    personId,
    householdId,
    groupId,
    name,
    householdName: householdName(name),
    minor: false,
    reason,
  });
  await writePhone(tx, cipher, personId, wish.phone ?? null);
  return readPerson(tx, personId);
}

/** One person twice on the roster would have two places and every limit twice. */
async function refuseNamesake(tx: Tx, wish: NewPerson): Promise<void> {
  const [taken] = await tx.query<unknown[]>('SELECT 1 FROM person WHERE village_id = $1 AND id = $2', [tx.villageId, wish.id]);
  if (taken) throw new Problem('ROSTER.ID_TAKEN');
  if (wish.namesake === true) return;
  const [namesake] = await tx.query<unknown[]>('SELECT 1 FROM person WHERE village_id = $1 AND name = $2 LIMIT 1', [
    tx.villageId,
    wish.name,
  ]);
  if (namesake) throw new Problem('ROSTER.NAMESAKE');
}
