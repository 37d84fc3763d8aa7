import { inboxTopics } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';

interface EndedRow {
  household_id: string;
  helper_person_id: string;
  was_in_force: boolean;
}

type Whose = { readonly householdId: string | null } | { readonly helperPersonId: string } | { readonly recorded: true };

/** The household takes it back. */
export const revokeProxy = (tx: Tx, call: Call, who: VillageActor, proxyId: string) =>
  end(tx, call, proxyId, { householdId: who.householdId }, 'proxy.revoked');

/** The helper no longer wants to. */
export const layDownProxy = (tx: Tx, call: Call, who: VillageActor, proxyId: string) =>
  end(tx, call, proxyId, { helperPersonId: who.personId }, 'proxy.laid_down');

/** For a household without a phone, at its word. */
export const revokeRecordedProxy = (tx: Tx, call: Call, proxyId: string) =>
  end(tx, call, proxyId, { recorded: true }, 'proxy.record_revoked');

/** Works from the next request on: whoever acts is asked for the right each time. */
async function end(tx: Tx, call: Call, proxyId: string, whose: Whose, action: string): Promise<{ done: true }> {
  const [[ended]] = await tx.query<[EndedRow[], number]>(
    `UPDATE proxy_right r SET revoked_at = now() WHERE r.village_id = $1 AND r.id = $2 AND r.revoked_at IS NULL AND (r.expires_at IS NULL OR r.expires_at > now())
       AND (r.household_id = $3 OR r.helper_person_id = $4 OR $5 AND r.source <> 'app') 
     RETURNING r.household_id, r.helper_person_id, r.source <> 'witnesses' OR num_nulls(r.witness_one_at, r.witness_two_at) = 0 AS was_in_force`,
    [
      tx.villageId,
      proxyId,
      'householdId' in whose ? whose.householdId : null,
      'helperPersonId' in whose ? whose.helperPersonId : null,
      'recorded' in whose,
    ],
  );
  if (!ended) throw notFound();
  await audit(tx, call, action, proxyId);
  // What never came into force ends without a word.
  if (ended.was_in_force)
    await owe(tx, inboxTopics.proxyEnded, proxyId, { householdId: ended.household_id, personId: ended.helper_person_id });
  return { done: true };
}
