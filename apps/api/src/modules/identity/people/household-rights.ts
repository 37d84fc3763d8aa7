import type { Tx } from '../../../platform/db/tx';

/** Where somebody lived when it was merged into another household. */
const FORMER = `SELECT c.from_household_id AS household_id FROM household_change_person m
  JOIN household_change c ON c.village_id = m.village_id AND c.id = m.change_id AND c.kind = 'merge' WHERE m.village_id = $1 AND m.person_id = $2`;

export async function formerHouseholds(tx: Tx, personId: string): Promise<string[]> {
  return (await tx.query<{ household_id: string }[]>(FORMER, [tx.villageId, personId])).map(row => row.household_id);
}

/**
 * The households a person may act for: the own one, those that granted a proxy right, and those of the own past that were merged into another one. These are closed,
 * so there is nothing to spend or to file; but what was theirs stays readable, and what the village still has to do for them goes on. The empty set is the default.
 */
export async function householdsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.query<{ household_id: string }[]>(
    `SELECT household_id FROM person WHERE village_id = $1 AND id = $2 AND household_id IS NOT NULL
     UNION SELECT household_id FROM live_proxy WHERE village_id = $1 AND helper_person_id = $2
     UNION ${FORMER}`,
    [tx.villageId, personId],
  );
  return rows.map(row => row.household_id);
}

/** The household of a member, if the person may act for it; else null, as if the member did not exist. */
export async function householdActedFor(tx: Tx, personId: string, memberId: string): Promise<string | null> {
  const [member] = await tx.query<{ household_id: string | null }[]>('SELECT household_id FROM person WHERE village_id = $1 AND id = $2', [
    tx.villageId,
    memberId,
  ]);
  if (!member?.household_id) return null;
  return (await householdsOf(tx, personId)).includes(member.household_id) ? member.household_id : null;
}

/** Whether a household is there and open; it stays open until the transaction ends. Before its people (the one order), and before anything is made for it. */
export async function keepOpen(tx: Tx, householdId: string): Promise<boolean> {
  const [row] = await tx.query<{ open: boolean }[]>('SELECT identity_keep_open($1) AS open', [householdId]);
  return row?.open === true;
}

/**
 * These people, and all of a household if it is given, stay where they live until the transaction ends. Taken before their household is read:
 * a 分户 (027_split_household.sql) locks whom it moves, and a key share, which is all that a reference takes, would let it pass.
 */
export async function keepInPlace(tx: Tx, personIds: readonly string[], householdId: string | null = null): Promise<void> {
  await tx.query('SELECT 1 FROM person WHERE village_id = $1 AND (id = ANY($2) OR household_id = $3) ORDER BY id FOR SHARE', [
    tx.villageId,
    personIds,
    householdId,
  ]);
}
