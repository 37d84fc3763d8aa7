import type { Tx } from '../../platform/db/tx';
import type { OutboxEventRow } from '../../platform/outbox/outbox-dispatcher';

/** In the transaction that makes the inbox lines. Delivered means that there is an account to read it with. */
export async function markDelivered(tx: Tx, event: OutboxEventRow): Promise<void> {
  await tx.query(
    `UPDATE notice_receipt r SET delivered_at = now() FROM person p
     WHERE r.village_id = $1 AND r.notice_id = $2 AND r.person_id = ANY($3::uuid[]) AND r.delivered_at IS NULL
       AND p.village_id = r.village_id AND p.id = r.person_id AND p.account_id IS NOT NULL`,
    [tx.villageId, event.subject_id, event.payload['personIds'] ?? []],
  );
}

/** Whoever gets an account finds the lines that waited. */
export async function markDeliveredToNewcomer(tx: Tx, event: OutboxEventRow): Promise<void> {
  await tx.query('UPDATE notice_receipt SET delivered_at = now() WHERE village_id = $1 AND person_id = $2 AND delivered_at IS NULL', [
    tx.villageId,
    event.payload['personId'] ?? null,
  ]);
}
