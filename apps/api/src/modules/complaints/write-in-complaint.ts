import { COMPLAINT_MAX_MESSAGES, inboxTopics, type ComplaintStatus } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound, Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import { owe } from '../../platform/outbox/outbox';
import type { ComplaintWords, Writer } from './complaint-words';
import { lockComplaint, reachOf, type LockedComplaint } from './complaints.access';
import { tellSupervisors } from './file-complaint';

/** Whoever filed it writes on. What has its answer, or is closed, is open again from now on; what waits already goes on waiting since then. */
export async function followUpComplaint(
  tx: Tx,
  call: Call,
  who: VillageActor,
  words: ComplaintWords,
  complaintId: string,
  text: string,
): Promise<void> {
  const complaint = await lockComplaint(tx, reachOf(who), complaintId);
  // A supervisor reads it too; its author alone goes on in it.
  if (complaint.author_person_id !== who.personId) throw notFound();
  refuseFull(complaint);
  await words.write(tx, { ...complaint, position: complaint.message_count + 1 }, 'followed_up', who, text);
  await moveTo(tx, complaint, 'open');
  await tellSupervisors(tx, complaint, true);
  await audit(tx, call, 'complaints.followed_up', complaintId);
}

export type Answer = 'answered' | 'closed';

/** By a supervisor or an office above; closing says with what. Never of one's own. A second answer before the author wrote again is an addition. */
export async function answerComplaint(
  tx: Tx,
  call: Call,
  by: Writer,
  words: ComplaintWords,
  complaint: LockedComplaint,
  answer: Answer,
  text: string,
): Promise<void> {
  if (complaint.author_account_id === call.accountId) throw new Problem('COMPLAINTS.OWN');
  if (complaint.status === 'closed') throw new Problem('COMPLAINTS.CLOSED');
  // A conclusion is always possible.
  if (answer === 'answered') refuseFull(complaint);
  await words.write(tx, { ...complaint, position: complaint.message_count + 1 }, answer, by, text);
  await moveTo(tx, complaint, answer);
  await owe(tx, inboxTopics.complaintAnswered, complaint.id, { personId: complaint.author_person_id, status: answer });
  await audit(tx, call, `complaints.${answer}`, complaint.id);
}

const moveTo = (tx: Tx, { id }: LockedComplaint, status: ComplaintStatus): Promise<unknown> =>
  tx.query(
    `UPDATE complaint SET status = $3, message_count = message_count + 1, since = CASE WHEN status = 'open' AND $3 = 'open' THEN since ELSE now() END WHERE village_id = $1 AND id = $2`,
    [tx.villageId, id, status],
  );

function refuseFull(complaint: LockedComplaint): void {
  if (complaint.message_count >= COMPLAINT_MAX_MESSAGES) throw new Problem('COMPLAINTS.FULL');
}
