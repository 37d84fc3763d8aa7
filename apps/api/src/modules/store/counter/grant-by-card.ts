import type { CounterHelper, GrantByCard } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { grantByCard } from '../../identity';
import type { PickupCodes } from '../redemptions/pickup-codes';
import { cardNeeded, ticketExpired } from '../store.errors';

/** The card that was scanned speaks for its household: whoever brought it may act for it until the day is over. */
export async function letHelperByCard(
  tx: Tx,
  call: Call,
  codes: PickupCodes,
  who: VillageActor,
  wish: GrantByCard,
): Promise<CounterHelper> {
  const ticket = codes.readTicket(wish.ticket, who.villageId, who.accountId);
  if (!ticket) throw ticketExpired();
  if (ticket.means !== 'card') throw cardNeeded();
  return grantByCard(tx, call, who, { householdId: ticket.householdId, helperPersonId: wish.helperPersonId });
}
