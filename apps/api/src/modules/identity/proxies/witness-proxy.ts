import { inboxTopics } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { tellInForce } from './grant-proxy';

interface WitnessedRow {
  household_id: string;
  helper_person_id: string;
  granted_by_person_id: string;
  in_force: boolean;
}

/** A witness says on the own phone whether it was so. The right is in force with the second yes, and there is none after a single no. */
export async function witnessProxy(tx: Tx, call: Call, who: VillageActor, proxyId: string, agreed: boolean): Promise<{ done: true }> {
  const [[right]] = await tx.query<[WitnessedRow[], number]>(
    `UPDATE proxy_right SET witness_one_at = CASE WHEN $4 AND witness_one_person_id = $3 THEN now() ELSE witness_one_at END,
       witness_two_at = CASE WHEN $4 AND witness_two_person_id = $3 THEN now() ELSE witness_two_at END,
       revoked_at = CASE WHEN NOT $4 THEN now() END
     WHERE village_id = $1 AND id = $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
       AND (witness_one_person_id = $3 AND witness_one_at IS NULL OR witness_two_person_id = $3 AND witness_two_at IS NULL)
     RETURNING household_id, helper_person_id, granted_by_person_id, witness_one_at IS NOT NULL AND witness_two_at IS NOT NULL AS in_force`,
    [tx.villageId, proxyId, who.personId, agreed],
  );
  // Somebody else's, or said already: from outside it looks like a missing one.
  if (!right) throw notFound();
  await audit(tx, call, agreed ? 'proxy.witnessed' : 'proxy.witness_declined', proxyId);
  if (!agreed) await owe(tx, inboxTopics.proxyWitnessDeclined, proxyId, { personId: right.granted_by_person_id });
  else if (right.in_force) await tellInForce(tx, proxyId, { householdId: right.household_id, helperPersonId: right.helper_person_id });
  return { done: true };
}
