import type { RateThread } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound, Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import type { Letters } from './letters';
import { isSecretary, lockThread } from './parlour.access';

/** Once, by the author alone, after an answer; it ends the thread. A secretary rates nobody, least of all the own work. */
export async function rateThread(
  tx: Tx,
  call: Call,
  who: VillageActor,
  letters: Letters,
  threadId: string,
  rating: RateThread,
): Promise<void> {
  const thread = await lockThread(tx, who, threadId);
  if (isSecretary(who)) throw new Problem('PARLOUR.OWN_LETTER');
  if (thread.author_person_id !== who.personId) throw notFound();
  if (thread.stars !== null) throw new Problem('PARLOUR.ALREADY_RATED');
  if (thread.status !== 'answered') throw new Problem('PARLOUR.NOT_ANSWERED');
  const { text, cipher } = letters.keepRating(threadId, thread.visibility, rating.words ?? '');
  await tx.query(
    `UPDATE parlour_thread SET status = 'closed', stars = $3, rating_words = $4, rating_words_cipher = $5, rated_at = now() WHERE village_id = $1 AND id = $2 AND stars IS NULL`,
    [tx.villageId, threadId, rating.stars, text, cipher],
  );
  await audit(tx, call, 'parlour.rated', threadId, { stars: rating.stars });
}
