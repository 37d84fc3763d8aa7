import { uuidv7 } from 'uuidv7';
import { insertRows } from '../../../platform/db/insert-rows';
import type { Tx } from '../../../platform/db/tx';

/** Why an operator's command cannot be done so, in one sentence. */
export class OperatorRefusal extends Error {}

export type OperatorCommand = 'found' | 'new-password';

export interface OperatorDeed {
  readonly action: string;
  readonly objectId: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** What an operator does from outside is in the audit as every deed is; nobody of the village did it, so the command stands there. */
export async function auditOperator(tx: Tx, command: OperatorCommand, deeds: readonly OperatorDeed[]): Promise<void> {
  await insertRows(
    tx,
    'audit_entry',
    deeds.map(({ action, objectId, details = {} }) => ({
      village_id: tx.villageId,
      id: uuidv7(),
      action,
      object_id: objectId,
      details,
      request_id: `operator:${command}`,
    })),
  );
}
