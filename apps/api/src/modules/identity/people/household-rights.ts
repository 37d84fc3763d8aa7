import type { Tx } from '../../../platform/db/tx';

/** The households a person may act for: the own one, and those that granted a proxy right. The empty set is the default. */
export async function householdsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.query<{ household_id: string }[]>(
    `SELECT household_id FROM person WHERE village_id = $1 AND id = $2 AND household_id IS NOT NULL
     UNION SELECT household_id FROM live_proxy WHERE village_id = $1 AND helper_person_id = $2`,
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
