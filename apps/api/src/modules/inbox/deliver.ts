import type { Tx } from '../../platform/db/tx';
import type { OutboxEventRow } from '../../platform/outbox/outbox-dispatcher';
import type { Reaction } from './inbox.reactions';

/**
 * One line for everybody concerned, in one statement; a second delivery of the event finds the lines and makes none. Also for people
 * without an account: they may get one later. Children have none, so they get nothing. What is about a household that has been merged into another
 * one goes to those who lived there when it ended: nobody lives there now, and what comes late is theirs to know.
 */
export async function deliver(tx: Tx, event: OutboxEventRow, reaction: Reaction): Promise<void> {
  const { personIds, householdIds, roles, everybody, without } = reaction.recipients(event.payload);
  const help = reaction.help(event.payload);
  await tx.query(
    `INSERT INTO inbox_item (village_id, person_id, id, event_id, kind, subject_id, params, created_at)
     SELECT p.village_id, p.id, new_id(), $2, $3, $4, $5::jsonb || coalesce(
         (SELECT jsonb_build_object('helperId', x.id, 'helpedHouseholdId', $11::uuid) FROM person x WHERE x.village_id = $1 AND x.id = $10 AND x.household_id IS DISTINCT FROM $11 AND identity_household_at($1, x.id, $6) IS DISTINCT FROM $11), '{}'), $6
     FROM person p
     WHERE p.village_id = $1 AND NOT p.minor AND ($12 OR p.id = ANY($7::uuid[]) OR p.household_id = ANY($8::uuid[])
       OR p.id IN (SELECT m.person_id FROM household_change c JOIN household_change_person m ON m.village_id = c.village_id AND m.change_id = c.id
         WHERE c.village_id = $1 AND c.kind = 'merge' AND c.from_household_id = ANY($8::uuid[]))
       OR EXISTS (SELECT 1 FROM village_role r WHERE r.village_id = p.village_id AND r.person_id = p.id AND r.role = ANY($9::text[])))
       AND NOT (p.id = ANY($13::uuid[])) AND (p.household_id = ANY($14::uuid[])) IS NOT TRUE
     ON CONFLICT (village_id, person_id, event_id) DO NOTHING`,
    [
      tx.villageId,
      event.id,
      reaction.kind,
      event.subject_id,
      JSON.stringify(reaction.params(event.payload)),
      event.created_at,
      personIds,
      householdIds,
      roles,
      help?.personId ?? null,
      help?.householdId ?? null,
      everybody === true,
      without?.personIds ?? [],
      without?.householdIds ?? [],
    ],
  );
  if (reaction.instead)
    await tx.query('UPDATE inbox_item SET read_at = $4 WHERE village_id = $1 AND kind = $2 AND subject_id = $3 AND read_at IS NULL', [
      tx.villageId,
      reaction.instead,
      event.subject_id,
      event.created_at,
    ]);
}
