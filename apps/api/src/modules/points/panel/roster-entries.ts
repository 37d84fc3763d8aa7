import type { Tx } from '../../../platform/db/tx';
import type { OutboxEventRow } from '../../../platform/outbox/outbox-dispatcher';

/**
 * Whoever put somebody on the roster steps aside from the household's cases that lie before them (decision 0079). From the entry's own commit on their vote
 * is refused; here the next person is asked for it. A second time finds no seat of theirs.
 */
export async function stepAsideFromEntry(tx: Tx, event: OutboxEventRow): Promise<void> {
  await tx.query('SELECT points_step_aside(c.changed_by_person_id) FROM roster_change c WHERE c.village_id = $1 AND c.id = $2', [
    event.village_id,
    event.subject_id,
  ]);
}
