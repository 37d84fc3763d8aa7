import type { HonourOptOut } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';

/** The head of a household takes it off the roll, or lets it back on. Twice the same changes nothing. */
export async function setHonourOptOut(tx: Tx, call: Call, who: VillageActor, optedOut: boolean): Promise<HonourOptOut> {
  if (who.householdId === null) throw notFound();
  if (optedOut)
    await tx.query(
      'INSERT INTO points_honour_opt_out (village_id, household_id, set_by_person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [tx.villageId, who.householdId, who.personId],
    );
  else await tx.query('DELETE FROM points_honour_opt_out WHERE village_id = $1 AND household_id = $2', [tx.villageId, who.householdId]);
  await audit(tx, call, optedOut ? 'points.honour.opted_out' : 'points.honour.opted_in', who.householdId);
  return { optedOut };
}
