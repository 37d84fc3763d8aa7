import type { ProxyRightView, RecordProxy } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { keepOpen } from '../people/household-rights';
import { putInForce } from './grant-proxy';
import { helperUnfit, householdHasPhone, ownHousehold, photoUnknown, recorderInvolved, witnessUnfit } from './proxies.errors';

interface RosterRow {
  readonly id: string;
  readonly household_id: string | null;
  readonly minor: boolean;
  readonly account_id: string | null;
}

/**
 * For a household in which nobody has a phone: it says so before two people of neither house, a cadre or group leader writes that down, and
 * both confirm it on their own phones. Where somebody has an account, the household's own hand is asked for.
 */
export async function recordProxy(tx: Tx, call: Call, who: VillageActor, wish: RecordProxy): Promise<ProxyRightView> {
  if (!(await keepOpen(tx, wish.householdId))) throw notFound();
  const [household] = await tx.query<{ has_phone: boolean }[]>(
    `SELECT EXISTS (SELECT FROM person p WHERE p.village_id = h.village_id AND p.household_id = h.id AND p.account_id IS NOT NULL) AS has_phone
     FROM household h WHERE h.village_id = $1 AND h.id = $2`,
    [tx.villageId, wish.householdId],
  );
  if (household?.has_phone) throw householdHasPhone();
  const people = await tx.query<RosterRow[]>(
    'SELECT id, household_id, minor, account_id FROM person WHERE village_id = $1 AND id = ANY($2)',
    [tx.villageId, [wish.helperPersonId, ...wish.witnessPersonIds]],
  );
  const helper = people.find(({ id }) => id === wish.helperPersonId);
  if (!helper) throw notFound();
  if (helper.household_id === wish.householdId) throw ownHousehold();
  if (helper.minor) throw helperUnfit();
  if (helper.id === who.personId || who.householdId === wish.householdId || (who.householdId && who.householdId === helper.household_id))
    throw recorderInvolved();
  const [one, two] = witnessesOf(who, wish, helper, people);
  await refuseUnknownPhoto(tx, who, wish.photoId);
  return putInForce(tx, call, who, 'proxy.record', {
    householdId: wish.householdId,
    helperPersonId: helper.id,
    helperAccountId: helper.account_id,
    grantedByPersonId: who.personId,
    term: wish.term,
    witnesses: { one: one.id, two: two.id, reason: wish.reason.trim(), mediaId: wish.photoId ?? null },
  });
}

function witnessesOf(who: VillageActor, wish: RecordProxy, helper: RosterRow, people: readonly RosterRow[]): [RosterRow, RosterRow] {
  const [one, two] = wish.witnessPersonIds.map(id => people.find(person => person.id === id));
  if (!one || !two) throw witnessUnfit();
  for (const witness of [one, two]) {
    const involved =
      witness.household_id === wish.householdId || (witness.household_id !== null && witness.household_id === helper.household_id);
    // Each confirms on the own phone.
    if (witness.minor || witness.account_id === null || involved || witness.id === helper.id || witness.id === who.personId)
      throw witnessUnfit();
  }
  return [one, two];
}

async function refuseUnknownPhoto(tx: Tx, who: VillageActor, photoId: string | undefined): Promise<void> {
  if (photoId === undefined) return;
  const [photo] = await tx.query<unknown[]>(
    'SELECT 1 FROM media_object WHERE village_id = $1 AND id = $2 AND uploaded_by_account_id = $3',
    [tx.villageId, photoId, who.accountId],
  );
  if (!photo) throw photoUnknown();
}
