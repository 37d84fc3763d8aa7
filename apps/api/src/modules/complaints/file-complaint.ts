import { inboxTopics, type FileComplaint, type VillageRole } from '@jishan/contracts';
import { audit } from '../../platform/audit/audit';
import type { VillageActor } from '../../platform/auth/actor';
import { isUniqueViolation } from '../../platform/db/sql-state';
import type { Tx } from '../../platform/db/tx';
import { Problem } from '../../platform/errors/problem';
import type { Call } from '../../platform/http/call';
import { owe } from '../../platform/outbox/outbox';
import type { ComplaintWords } from './complaint-words';
import { highestOffice } from './office-holders';

/** Somebody of the village writes for themselves. What is owed names neither them, nor of whom, nor a word; and it goes to those only who may read it. */
export async function fileComplaint(tx: Tx, call: Call, who: VillageActor, words: ComplaintWords, wish: FileComplaint): Promise<void> {
  const role = wish.aboutPersonId === undefined ? null : await officeOfPerson(tx, who, wish.aboutPersonId);
  const about = wish.aboutPersonId ?? null;
  try {
    await tx.query(
      'INSERT INTO complaint (village_id, id, author_person_id, author_account_id, kind, about_person_id, about_role) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [tx.villageId, wish.id, who.personId, call.accountId, wish.kind, about, role],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'pk_complaint')) throw new Problem('COMPLAINTS.ID_TAKEN');
    throw error;
  }
  await words.write(tx, { id: wish.id, position: 1 }, 'filed', who, wish.text);
  await tellSupervisors(tx, { id: wish.id, author_person_id: who.personId, about_person_id: about }, false);
  await audit(tx, call, 'complaints.filed', wish.id);
}

/**
 * Or who left it within a month: what was written without a network is sent later.
 * @throws COMPLAINTS.ABOUT_UNKNOWN for whoever holds no office here, and for oneself.
 */
async function officeOfPerson(tx: Tx, who: VillageActor, personId: string): Promise<VillageRole> {
  const rows = await tx.query<{ role: VillageRole }[]>(
    `SELECT r.role FROM village_role r WHERE r.village_id = $1 AND r.person_id = $2 AND r.person_id <> $3
     UNION SELECT c.role FROM role_change c WHERE c.village_id = $1 AND c.person_id = $2 AND c.person_id <> $3
       AND NOT c.granted AND c.created_at > now() - interval '31 days'`,
    [tx.villageId, personId, who.personId],
  );
  const role = highestOffice(rows.map(row => row.role));
  if (!role) throw new Problem('COMPLAINTS.ABOUT_UNKNOWN');
  return role;
}

export async function tellSupervisors(
  tx: Tx,
  {
    id,
    author_person_id,
    about_person_id,
  }: { readonly id: string; readonly author_person_id: string; readonly about_person_id: string | null },
  followUp: boolean,
): Promise<void> {
  const supervisors = await tx.query<{ id: string }[]>('SELECT complaint_supervisors($1, $2, $3) AS id', [
    tx.villageId,
    author_person_id,
    about_person_id,
  ]);
  if (supervisors.length > 0)
    await owe(tx, inboxTopics.complaintFiled, id, { personIds: supervisors.map(row => row.id), ...(followUp ? { followUp } : {}) });
}
