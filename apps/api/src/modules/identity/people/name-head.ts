import type { NameHead, PersonListItem } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { keepRoster } from './keep-roster';

/** Another person of the household is its head. */
export async function nameHead(tx: Tx, call: Call, who: VillageActor, householdId: string, wish: NameHead): Promise<PersonListItem> {
  const [household] = await tx.query<unknown[]>('SELECT 1 FROM household WHERE village_id = $1 AND id = $2', [tx.villageId, householdId]);
  if (!household) throw notFound();
  const [member] = await tx.query<unknown[]>('SELECT 1 FROM person WHERE village_id = $1 AND id = $2 AND household_id = $3', [
    tx.villageId,
    wish.personId,
    householdId,
  ]);
  if (!member) throw new Problem('ROSTER.HEAD');
  return keepRoster(tx, call, who, { kind: 'head_changed', personId: wish.personId, householdId, reason: wish.reason });
}
