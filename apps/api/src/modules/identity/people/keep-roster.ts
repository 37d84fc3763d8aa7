import { inboxTopics, villageActions, type PersonListItem, type ProblemCode, type RosterChangeKind } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { officeOf } from '../../../platform/auth/office';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { householdsOf } from './household-rights';
import { readPerson } from './people.queries';

interface Deed {
  readonly kind: RosterChangeKind;
  readonly householdId: string;
  readonly personId: string;
  readonly reason: string;
  /** Of whoever is added. */
  readonly name?: string;
  readonly minor?: boolean;
  readonly groupId?: string;
  readonly householdName?: string;
}

/** Nobody keeps the entry of the own household, nor of one they act for: more heads are more limits, and a phone opens a wallet. */
export async function refuseOwn(tx: Tx, who: VillageActor, householdId: string): Promise<void> {
  if ((await householdsOf(tx, who.personId)).includes(householdId)) throw new Problem('ROSTER.OWN_HOUSEHOLD');
}

/** Where somebody lives; who lives nowhere has an office only, and no household to be told. Read again under the locks, the household's first. */
export async function placeOf(tx: Tx, personId: string): Promise<{ readonly householdId: string; readonly accountId: string | null }> {
  const [person] = await tx.query<{ household_id: string | null; account_id: string | null }[]>(
    'SELECT household_id, account_id FROM person WHERE village_id = $1 AND id = $2',
    [tx.villageId, personId],
  );
  if (!person?.household_id) throw notFound();
  return { householdId: person.household_id, accountId: person.account_id };
}

/** The deed with its record, the trace, and a word to the household and to the supervisors. Answers the person as they stand now. */
export async function keepRoster(tx: Tx, call: Call, who: VillageActor, deed: Deed): Promise<PersonListItem> {
  await refuseOwn(tx, who, deed.householdId);
  const changeId = uuidv7();
  const reason = deed.reason.trim();
  const item = { ...deed, reason, changeId, actorPersonId: who.personId, actorRole: officeOf(who, villageActions['roster.manage']) };
  const [kept] = await tx.query<{ refused: ProblemCode | null }[]>('SELECT identity_keep_roster($1::jsonb) AS refused', [
    JSON.stringify(item),
  ]);
  if (kept?.refused) throw new Problem(kept.refused);
  await audit(tx, call, `roster.${deed.kind}`, deed.personId, { changeId });
  const person = await readPerson(tx, deed.personId);
  await owe(tx, inboxTopics.rosterChanged, changeId, {
    householdId: deed.householdId,
    status: deed.kind,
    reason,
    ...(person.groupName ? { title: person.groupName } : {}),
  });
  return person;
}
