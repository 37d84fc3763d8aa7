import type { Tx } from '../../../platform/db/tx';

/** What a pick-up code is bound to: a reservation, and who of its household could see the code and can no more (decision 0080). */
export interface Pickup {
  readonly redemptionId: string;
  readonly householdId: string;
  readonly handsGone: number;
}

interface PickupRow {
  id: string;
  household_id: string;
  hands_gone: number;
}

// Once fetched, nobody who leaves makes another code of it: the old one is still told that it was fetched.
const PICKUP = `SELECT r.id, r.household_id, identity_hands_gone(r.village_id, r.household_id, r.placed_at, coalesce(r.handed_over_at, r.closed_at, now())) AS hands_gone
  FROM store_redemption r WHERE r.village_id = $1 AND r.channel = 'reservation'`;

const pickup = (row: PickupRow): Pickup => ({ redemptionId: row.id, householdId: row.household_id, handsGone: row.hands_gone });

export async function pickupOf(tx: Tx, redemptionId: string): Promise<Pickup | null> {
  const [row] = await tx.query<PickupRow[]>(`${PICKUP} AND r.id = $2`, [tx.villageId, redemptionId]);
  return row ? pickup(row) : null;
}

/** The reservations whose digits somebody may say: what waits, and what was fetched lately, so that a second time is told as such. */
export async function pickupsToName(tx: Tx, householdId: string): Promise<Pickup[]> {
  const rows = await tx.query<PickupRow[]>(`${PICKUP} AND r.household_id = $2 ORDER BY r.status = 'reserved' DESC, r.id DESC LIMIT 50`, [
    tx.villageId,
    householdId,
  ]);
  return rows.map(pickup);
}
