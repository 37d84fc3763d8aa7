import type { PickupCode } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { noLongerWaiting } from '../store.errors';
import type { PickupCodes } from './pickup-codes';
import { pickupOf } from './pickups';
import type { RedemptionsQueries } from './redemptions.queries';

/** Only what still waits has a code; of what has ended its household is told how it ended. */
export async function showPickupCode(
  tx: Tx,
  who: VillageActor,
  redemptionId: string,
  { queries, codes }: { readonly queries: RedemptionsQueries; readonly codes: PickupCodes },
): Promise<PickupCode> {
  const redemption = await queries.ofMine(tx, who, redemptionId);
  const pickup = await pickupOf(tx, redemptionId);
  if (redemption.status !== 'reserved' || !pickup) throw noLongerWaiting(redemption);
  const { text, expiresAt } = codes.qr(who.villageId, pickup);
  return {
    redemptionId,
    householdName: redemption.householdName,
    qr: text,
    digits: codes.digits(who.villageId, pickup),
    expiresAt: expiresAt.toISOString(),
  };
}
