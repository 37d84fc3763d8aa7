import { inboxTopics, type PersonListItem, type RosterReason } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { outdateTokens } from '../auth/sessions';
import { keepRoster, placeOf } from './keep-roster';

/**
 * A claim that was approved by mistake, or a phone that is lost: the place is free again, and from the very next request on whoever had it has
 * nothing of the household. What was done under it stays done and keeps the person's name.
 */
export async function releasePlace(tx: Tx, call: Call, who: VillageActor, personId: string, wish: RosterReason): Promise<PersonListItem> {
  const { householdId, accountId } = await placeOf(tx, personId);
  const helped = await tx.query<{ id: string; household_id: string }[]>(
    'SELECT id, household_id FROM live_proxy WHERE village_id = $1 AND helper_person_id = $2',
    [tx.villageId, personId],
  );
  const person = await keepRoster(tx, call, who, { kind: 'place_released', personId, householdId, reason: wish.reason });
  for (const proxy of helped) await owe(tx, inboxTopics.proxyEnded, proxy.id, { householdId: proxy.household_id });
  if (accountId) await outdateTokens(tx, accountId);
  return person;
}
