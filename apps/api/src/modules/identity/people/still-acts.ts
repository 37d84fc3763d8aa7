import { mayInVillage, type VillageAction } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import { readPerson } from './people.queries';

/**
 * Whoever gives others a right is still who the guard let in: asked under the lock of their row, which whoever takes a place or an office back locks too. Without it, what
 * was under way at that moment would stay after them. The caller has taken the lock, with those of the others in one order.
 */
export async function refuseLeft(tx: Tx, who: VillageActor, action: VillageAction): Promise<void> {
  const own = await tx.query<unknown[]>(
    'SELECT 1 FROM person WHERE village_id = $1 AND id = $2 AND account_id = $3 AND household_id IS NOT DISTINCT FROM $4',
    [tx.villageId, who.personId, who.accountId, who.householdId],
  );
  if (own.length === 0 || !mayInVillage((await readPerson(tx, who.personId)).roles, action)) throw new Problem('ACCESS.DENIED');
}
