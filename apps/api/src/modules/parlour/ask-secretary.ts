import { inboxTopics, REPLY_HOURS, type AskSecretary } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import { isUniqueViolation } from '../../platform/db/sql-state';
import type { Tx } from '../../platform/db/tx';
import { Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import { owe } from '../../platform/outbox/outbox';
import type { Letters } from './letters';

/** A villager writes; the clock starts. What is owed says nothing of the words. */
export async function askSecretary(tx: Tx, call: Call, who: VillageActor, letters: Letters, wish: AskSecretary): Promise<void> {
  try {
    await tx.query(
      `INSERT INTO parlour_thread (village_id, id, author_person_id, visibility, message_count, last_message_at, due_at) VALUES ($1, $2, $3, $4, 1, now(), now() + $5 * interval '1 hour')`,
      [tx.villageId, wish.id, who.personId, wish.visibility, REPLY_HOURS],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'pk_parlour_thread')) throw new Problem('PARLOUR.ID_TAKEN');
    throw error;
  }
  await letters.write(tx, who, { id: wish.id, visibility: wish.visibility, position: 1 }, 'villager', wish);
  await owe(tx, inboxTopics.parlourAsked, wish.id, { private: wish.visibility === 'private' });
  await audit(tx, call, 'parlour.asked', wish.id);
}
