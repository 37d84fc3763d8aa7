import {
  COMPLAINT_ANSWERS_IN_A_ROW,
  COMPLAINT_MAX_WORDS,
  inboxTopics,
  type AnswerComplaint,
  type ComplaintStatus,
} from '@jishan/contracts';
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
  if ((await saidIn(tx, complaint)).author >= COMPLAINT_MAX_WORDS) throw new Problem('COMPLAINTS.FULL');
  await words.write(tx, { ...complaint, position: complaint.message_count + 1 }, 'followed_up', who, text);
  await moveTo(tx, complaint, 'open');
  await tellSupervisors(tx, complaint, true);
  await audit(tx, call, 'complaints.followed_up', complaintId);
}

export type Answer = 'answered' | 'closed';

/** By a supervisor or an office above; closing says with what. Never of one's own. The office has the last word: it answers, and closes, what the village closed. */
export async function answerComplaint(
  tx: Tx,
  call: Call,
  by: Writer,
  words: ComplaintWords,
  complaint: LockedComplaint,
  answer: Answer,
  { text, read }: AnswerComplaint,
): Promise<void> {
  if (complaint.author_account_id === call.accountId) throw new Problem('COMPLAINTS.OWN');
  const isOffice = 'organizationId' in by;
  if (complaint.status === 'closed' && !isOffice) throw new Problem('COMPLAINTS.CLOSED');
  if (read !== undefined && read < complaint.message_count) throw new Problem('COMPLAINTS.NEW_WORDS');
  const { village, office } = await saidIn(tx, complaint);
  // A conclusion is always possible, but not one upon the other.
  if ((answer === 'answered' || complaint.status === 'closed') && (isOffice ? office : village) >= COMPLAINT_ANSWERS_IN_A_ROW)
    throw new Problem('COMPLAINTS.ANSWERED_IN_A_ROW', { max: COMPLAINT_ANSWERS_IN_A_ROW });
  await words.write(tx, { ...complaint, position: complaint.message_count + 1 }, answer, by, text);
  await moveTo(tx, complaint, answer);
  // Whoever came to that place since has no complaint.
  if (complaint.author_is_there)
    await owe(tx, inboxTopics.complaintAnswered, complaint.id, { personId: complaint.author_person_id, status: answer });
  await audit(tx, call, `complaints.${answer}`, complaint.id);
}

const moveTo = (tx: Tx, { id }: LockedComplaint, status: ComplaintStatus): Promise<unknown> =>
  tx.query(
    `UPDATE complaint SET status = $3, message_count = message_count + 1, since = CASE WHEN status = 'open' AND $3 = 'open' THEN since ELSE now() END WHERE village_id = $1 AND id = $2`,
    [tx.villageId, id, status],
  );

/** How often its author wrote, and how often the village and the office did since the author's last word. It is locked: nobody adds to it meanwhile. */
async function saidIn(tx: Tx, { id }: LockedComplaint): Promise<{ author: number; village: number; office: number }> {
  const [said] = await tx.query<{ author: number; village: number; office: number }[]>(
    `SELECT (count(*) FILTER (WHERE m.is_author))::int AS author, (count(*) FILTER (WHERE m.since AND m.organization_id IS NULL))::int AS village,
       (count(*) FILTER (WHERE m.since AND m.organization_id IS NOT NULL))::int AS office
     FROM (SELECT w.organization_id, w.step IN ('filed', 'followed_up') AS is_author,
         w.position > max(w.position) FILTER (WHERE w.step IN ('filed', 'followed_up')) OVER () AS since
       FROM complaint_message w WHERE w.village_id = $1 AND w.complaint_id = $2) m`,
    [tx.villageId, id],
  );
  return said ?? { author: 0, village: 0, office: 0 };
}
