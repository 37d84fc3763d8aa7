import { uuidv7 } from 'uuidv7';
import { insertRows } from '../../../platform/db/insert-rows';
import type { Tx } from '../../../platform/db/tx';

export interface FoundingDeed {
  readonly action: string;
  readonly objectId: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** What an operator does from outside is in the audit as every deed is; nobody of the village did it. */
export async function auditFounding(tx: Tx, deeds: readonly FoundingDeed[]): Promise<void> {
  await insertRows(
    tx,
    'audit_entry',
    deeds.map(({ action, objectId, details = {} }) => ({
      village_id: tx.villageId,
      id: uuidv7(),
      action,
      object_id: objectId,
      details,
      request_id: 'founding',
    })),
  );
}
