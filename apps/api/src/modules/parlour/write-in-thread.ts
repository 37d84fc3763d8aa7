import { inboxTopics, REPLY_HOURS, THREAD_MAX_MESSAGES, type WriteInThread } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound, Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import { owe } from '../../platform/outbox/outbox';
import type { Letters } from './letters';
import { lockThread, type LockedThread } from './parlour.access';

/** The author asks on; a running clock keeps running, a stopped one starts anew. */
export async function followUp(
  tx: Tx,
  call: Call,
  who: VillageActor,
  letters: Letters,
  threadId: string,
  letter: WriteInThread,
): Promise<void> {
  const thread = await lockThread(tx, who, threadId);
  // Everybody may read an open thread; its author alone goes on in it.
  if (thread.author_person_id !== who.personId) throw notFound();
  refuseEnded(thread);
  await letters.write(tx, who, { ...thread, position: thread.message_count + 1 }, 'villager', letter);
  await tx.query(
    `UPDATE parlour_thread SET status = 'waiting', message_count = message_count + 1, last_message_at = now(), due_at = coalesce(due_at, now() + $3 * interval '1 hour') WHERE village_id = $1 AND id = $2`,
    [tx.villageId, threadId, REPLY_HOURS],
  );
  await owe(tx, inboxTopics.parlourAsked, threadId, { private: thread.visibility === 'private', followUp: true });
  await audit(tx, call, 'parlour.followed_up', threadId);
}

/** The secretary answers; never the own letter. A second answer before the villager wrote again is an addition. */
export async function answerThread(
  tx: Tx,
  call: Call,
  who: VillageActor,
  letters: Letters,
  threadId: string,
  letter: WriteInThread,
): Promise<void> {
  const thread = await lockThread(tx, who, threadId);
  if (thread.author_person_id === who.personId) throw new Problem('PARLOUR.OWN_LETTER');
  refuseEnded(thread);
  await letters.write(tx, who, { ...thread, position: thread.message_count + 1 }, 'secretary', letter);
  await tx.query(
    `UPDATE parlour_thread SET status = 'answered', message_count = message_count + 1, last_message_at = now(), due_at = NULL, replied_at = coalesce(replied_at, now()) WHERE village_id = $1 AND id = $2`,
    [tx.villageId, threadId],
  );
  await owe(tx, inboxTopics.parlourAnswered, threadId, { personId: thread.author_person_id });
  await audit(tx, call, 'parlour.answered', threadId);
}

function refuseEnded(thread: LockedThread): void {
  if (thread.status === 'closed') throw new Problem('PARLOUR.THREAD_CLOSED');
  if (thread.message_count >= THREAD_MAX_MESSAGES) throw new Problem('PARLOUR.THREAD_FULL');
}
