import { EXPIRING_MAX_DAYS, type ExpiringPoints } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';

/** What expires when if the household spends nothing (expiry/180_expiring.sql), soonest first. */
export function readExpiring(tx: Tx, householdId: string): Promise<ExpiringPoints[]> {
  return tx.query<ExpiringPoints[]>(
    `SELECT to_char(x.last_day, 'YYYY-MM-DD') AS "lastDay", x.points FROM points_expiring($1, $2) x ORDER BY x.last_day LIMIT ${EXPIRING_MAX_DAYS}`,
    [tx.villageId, householdId],
  );
}
