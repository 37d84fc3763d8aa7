import type { Tx } from '../../platform/db/tx';
import { countUnread } from './inbox.queries';

/** Everything up to and with the line; what came meanwhile stays unread. Somebody else's line marks nothing of theirs. */
export async function markRead(tx: Tx, personId: string, upTo: string): Promise<{ unread: number }> {
  await tx.query('UPDATE inbox_item SET read_at = now() WHERE village_id = $1 AND person_id = $2 AND read_at IS NULL AND id <= $3', [
    tx.villageId,
    personId,
    upTo,
  ]);
  return { unread: await countUnread(tx, personId) };
}
