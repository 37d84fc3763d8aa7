import type { HonourOptOut } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';

/** The head decides; where the head has no account, whoever of the house has one: nobody stands on a list because they own no phone. */
export async function decidesOnRoll(tx: Tx, who: VillageActor): Promise<boolean> {
  if (who.roles.includes('household_head')) return true;
  const [row] = await tx.query<{ headless: boolean }[]>(
    `SELECT NOT EXISTS (SELECT FROM person p JOIN account a ON a.id = p.account_id AND a.disabled_at IS NULL
       WHERE p.village_id = h.village_id AND p.id = h.head_person_id AND p.household_id = h.id) AS headless
     FROM household h WHERE h.village_id = $1 AND h.id = $2`,
    [tx.villageId, who.householdId],
  );
  return row?.headless === true;
}

/** Takes a household off the roll, or lets it back on. Twice the same changes nothing. */
export async function setHonourOptOut(tx: Tx, call: Call, who: VillageActor, optedOut: boolean): Promise<HonourOptOut> {
  if (who.householdId === null) throw notFound();
  if (!(await decidesOnRoll(tx, who))) throw new Problem('ACCESS.DENIED');
  if (optedOut)
    await tx.query(
      'INSERT INTO points_honour_opt_out (village_id, household_id, set_by_person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [tx.villageId, who.householdId, who.personId],
    );
  else await tx.query('DELETE FROM points_honour_opt_out WHERE village_id = $1 AND household_id = $2', [tx.villageId, who.householdId]);
  await audit(tx, call, optedOut ? 'points.honour.opted_out' : 'points.honour.opted_in', who.householdId);
  return { optedOut };
}
