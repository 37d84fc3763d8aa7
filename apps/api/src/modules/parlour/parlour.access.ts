import { mayInVillage, type ThreadStatus, type ThreadVisibility } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';

export const isSecretary = (who: VillageActor): boolean => mayInVillage(who.roles, 'parlour.answer');

/**
 * Which threads `t` somebody may read, to be used in WHERE; `person` and `secretary` are the places of the parameters. There is no
 * other way in: neither the village's administrator nor the supervisor reads a private thread.
 */
export const READABLE = (person: string, secretary: string): string =>
  `(t.visibility = 'open' OR t.author_person_id = ${person} OR ${secretary})`;

export interface LockedThread {
  id: string;
  author_person_id: string;
  visibility: ThreadVisibility;
  status: ThreadStatus;
  message_count: number;
  replied_at: Date | null;
  stars: number | null;
}

/** The thread stays ours until the commit: two answers, or an answer and a rating, come one after the other. */
export async function lockThread(tx: Tx, who: VillageActor, threadId: string): Promise<LockedThread> {
  const [thread] = await tx.query<LockedThread[]>(
    `SELECT t.id, t.author_person_id, t.visibility, t.status, t.message_count, t.replied_at, t.stars FROM parlour_thread t
     WHERE t.village_id = $1 AND t.id = $2 AND ${READABLE('$3::uuid', '$4::boolean')} FOR UPDATE`,
    [tx.villageId, threadId, who.personId, isSecretary(who)],
  );
  if (!thread) throw notFound();
  return thread;
}
