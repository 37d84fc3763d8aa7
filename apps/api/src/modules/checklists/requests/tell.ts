import { inboxTopics, type ChecklistPost } from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { owe } from '../../../platform/outbox/outbox';
import type { LockedRequest } from './running-request';

type Told = Pick<LockedRequest, 'id' | 'household_id' | 'group_id' | 'applicant_id' | 'filed_by_person_id' | 'item_name'>;

const facts = (request: Told): Record<string, unknown> => ({
  requestId: request.id,
  householdId: request.household_id,
  personId: request.applicant_id,
  filedByPersonId: request.filed_by_person_id,
  title: request.item_name,
});

/** Who may work a step of this post: its holders outside the household, wherever that lives on (a group's leader for the own group); where there is none, the secretary. */
async function holders(tx: Tx, request: Told, post: ChecklistPost): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }[]>(
    `SELECT v.person_id FROM village_role v JOIN person p ON p.village_id = v.village_id AND p.id = v.person_id
     LEFT JOIN household h ON h.village_id = p.village_id AND h.id = p.household_id
     WHERE v.village_id = $1 AND v.role = $2 AND p.household_id IS DISTINCT FROM identity_successor($1, $3) AND ($2 <> 'group_leader' OR h.group_id = $4)`,
    [tx.villageId, post, request.household_id, request.group_id],
  );
  return rows.map(row => row.person_id);
}

/** The post's turn. `delayed`: it is late, and goes to the secretary. */
export async function tellPost(tx: Tx, request: Told, post: ChecklistPost, step: string, delayed = false): Promise<void> {
  const persons = await holders(tx, request, post);
  const responsible = persons.length > 0 || post === 'secretary' ? persons : await holders(tx, request, 'secretary');
  // Not the household: this line is for those who work.
  await owe(tx, inboxTopics.requestAssigned, request.id, {
    requestId: request.id,
    title: request.item_name,
    step,
    role: post,
    delayed,
    personIds: responsible,
  });
}

export async function tellHousehold(
  tx: Tx,
  request: Told,
  what: 'advanced' | 'finished',
  more: { readonly status: string; readonly step?: string; readonly reason?: string },
): Promise<void> {
  await owe(tx, what === 'finished' ? inboxTopics.requestFinished : inboxTopics.requestAdvanced, request.id, {
    ...facts(request),
    ...more,
  });
}
