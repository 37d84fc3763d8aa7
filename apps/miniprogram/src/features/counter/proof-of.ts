import type { CounterHousehold } from '@jishan/contracts';

export interface CounterProof {
  readonly ticket?: string;
  readonly reason?: string;
  readonly helperPersonId?: string;
}

const byReason = (reason: string): CounterProof | undefined => (reason.trim() === '' ? undefined : { reason: reason.trim() });

/** A pick-up code proves its own redemption only, a household card all of them; for the rest the keeper says how the person was known. */
export function proofForRedemption(household: CounterHousehold, redemptionId: string, reason: string): CounterProof | undefined {
  const proved = household.ticket !== null && (household.means === 'card' || household.redemptionId === redemptionId);
  return proved && household.ticket ? { ticket: household.ticket } : byReason(reason);
}

export function proofForSale(household: CounterHousehold, reason: string): CounterProof | undefined {
  return household.ticket && household.means === 'card' ? { ticket: household.ticket } : byReason(reason);
}
