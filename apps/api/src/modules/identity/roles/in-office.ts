import type { VillageRole } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';

/** Since when somebody has held an office; null when they do not. A second hand held it before the filing (029_second_hand.sql decides). */
export async function inOfficeSince(tx: Tx, personId: string, role: VillageRole): Promise<Date | null> {
  const [row] = await tx.query<{ created_at: Date }[]>(
    'SELECT created_at FROM village_role WHERE village_id = $1 AND person_id = $2 AND role = $3',
    [tx.villageId, personId, role],
  );
  return row?.created_at ?? null;
}
