import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/tx';

/** Owes a reaction: an inbox line, later a webhook. Payloads are thin: ids and numbers, no names, no phones. */
export async function owe(tx: Tx, topic: string, subjectId: string, payload: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await tx.query('INSERT INTO outbox_event (village_id, id, topic, subject_id, payload) VALUES ($1, $2, $3, $4, $5::jsonb)', [
    tx.villageId,
    uuidv7(),
    topic,
    subjectId,
    JSON.stringify(payload),
  ]);
}
