import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { householdsOf } from '../../identity';

/** A household can stay off the roll, and come back to it. Only its own honours exist for it. */
export async function showHonour(tx: Tx, call: Call, who: VillageActor, honourId: string, shown: boolean): Promise<void> {
  const [rows] = await tx.query<[unknown[], number]>(
    'UPDATE honour SET shown = $4 WHERE village_id = $1 AND id = $2 AND household_id = ANY($3::uuid[]) RETURNING 1',
    [tx.villageId, honourId, await householdsOf(tx, who.personId), shown],
  );
  if (rows.length === 0) throw notFound();
  await audit(tx, call, 'honour.shown', honourId, { shown });
}
