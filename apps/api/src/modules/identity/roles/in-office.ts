import { OFFICE_NEW_DAYS, type VillageRole } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';

/**
 * Whether somebody acting in this office is a second hand beside a filer: what a screen offers, as 029_second_hand.sql decides it.
 * Nobody is, who does not hold it.
 */
export async function secondHandOf(tx: Tx, personId: string, role: VillageRole): Promise<(filerId: string, filedAt: Date) => boolean> {
  const [held] = await tx.query<{ created_at: Date }[]>(
    'SELECT created_at FROM village_role WHERE village_id = $1 AND person_id = $2 AND role = $3',
    [tx.villageId, personId, role],
  );
  if (!held) return () => false;
  const grants = await tx.query<{ by: string; created_at: Date }[]>(
    'SELECT changed_by_person_id AS by, created_at FROM role_change WHERE village_id = $1 AND person_id = $2 AND role = $3 AND granted',
    [tx.villageId, personId, role],
  );
  return (filerId, filedAt) => {
    const newSince = filedAt.getTime() - OFFICE_NEW_DAYS * 86_400_000;
    return held.created_at <= filedAt && !grants.some(grant => grant.by === filerId && grant.created_at.getTime() > newSince);
  };
}
