import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/tx';
import type { Call } from '../http/call';

/** Who did what to what. Ids only. The books' functions write their own row in their own statement. */
export async function audit(
  tx: Tx,
  call: Call,
  action: string,
  objectId: string | null,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await tx.query(
    'INSERT INTO audit_entry (village_id, id, account_id, person_id, action, object_id, details, request_id, ip) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)',
    [call.villageId, uuidv7(), call.accountId, call.personId, action, objectId, JSON.stringify(details), call.requestId, call.ip],
  );
}
