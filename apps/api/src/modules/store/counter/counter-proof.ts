import type { HandOver } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { PickupCodes } from '../redemptions/pickup-codes';
import type { Proof } from '../redemptions/end-redemption';
import { codeInvalid, reasonNeeded, ticketExpired } from '../store.errors';

/** A hand-over is proved by the ticket of a scan; else the keeper says how the person was known. A pick-up code proves its own redemption only. */
export function proofOfHandOver(codes: PickupCodes, who: VillageActor, redemptionId: string, wish: HandOver): Proof {
  if (wish.ticket === undefined) return byName(wish);
  const ticket = codes.readTicket(wish.ticket, who.villageId, who.accountId);
  if (!ticket) throw ticketExpired();
  if (ticket.redemptionId !== null && ticket.redemptionId !== redemptionId) throw codeInvalid();
  return { means: ticket.means, householdId: ticket.householdId, ...saidOf(wish) };
}

/** A sale spends points that nobody held before: only the household's card proves it, else a reason is needed. */
export function proofOfSale(codes: PickupCodes, who: VillageActor, householdId: string, wish: HandOver): Proof {
  if (wish.ticket === undefined) return byName(wish);
  const ticket = codes.readTicket(wish.ticket, who.villageId, who.accountId);
  if (!ticket) throw ticketExpired();
  if (ticket.householdId !== householdId) throw codeInvalid();
  return ticket.means === 'card' ? { means: 'card', ...saidOf(wish) } : byName(wish);
}

function byName(wish: HandOver): Proof {
  const said = saidOf(wish);
  if (!said.reason) throw reasonNeeded();
  return { means: 'name', ...said };
}

function saidOf({ reason, helperPersonId }: HandOver): Pick<Proof, 'reason' | 'helperPersonId'> {
  const said = reason?.trim();
  return { ...(said ? { reason: said } : {}), ...(helperPersonId ? { helperPersonId } : {}) };
}
