import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { putInForce } from './grant-proxy';
import { helperUnfit, ownHousehold, recorderInvolved } from './proxies.errors';

/** Somebody came with the household's card: for this day they may act for it. Whoever scanned the card is of neither house. */
export async function grantByCard(
  tx: Tx,
  call: Call,
  who: VillageActor,
  wish: { readonly householdId: string; readonly helperPersonId: string },
): Promise<{ readonly personId: string; readonly name: string }> {
  const [helper] = await tx.query<{ household_id: string | null; account_id: string | null; minor: boolean }[]>(
    'SELECT household_id, account_id, minor FROM person WHERE village_id = $1 AND id = $2',
    [tx.villageId, wish.helperPersonId],
  );
  if (!helper) throw notFound();
  if (helper.household_id === wish.householdId) throw ownHousehold();
  if (helper.minor) throw helperUnfit();
  const involved = who.householdId === wish.householdId || (who.householdId !== null && who.householdId === helper.household_id);
  if (involved || wish.helperPersonId === who.personId) throw recorderInvolved();
  const granted = await putInForce(tx, call, who, 'store.counter', {
    ...wish,
    helperAccountId: helper.account_id,
    grantedByPersonId: who.personId,
    term: 'today',
  });
  return { personId: granted.helperPersonId, name: granted.helperName };
}
