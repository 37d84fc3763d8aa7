import {
  inboxTopics,
  PROXY_MAX_HELPERS,
  type GrantProxy,
  type ProxyRightView,
  type ProxySource,
  type ProxyTerm,
  type VillageAction,
} from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { owe } from '../../../platform/outbox/outbox';
import { keepInPlace, keepOpen } from '../people/household-rights';
import { refuseLeft } from '../people/still-acts';
import { alreadyGranted, codeUsed, ownHousehold, ticketExpired, tooManyHelpers } from './proxies.errors';
import { countStanding, helperById, standingProxy } from './proxies.queries';
import type { ProxyCodes } from './proxy-codes';

export interface NewProxy {
  readonly householdId: string;
  readonly helperPersonId: string;
  /** Whose phone it was when it was asked: a place that is taken back meanwhile, and given to somebody else, is another helper. */
  readonly helperAccountId: string | null;
  readonly grantedByPersonId: string;
  /** By card: until the day is over. */
  readonly term: ProxyTerm | 'today';
  readonly codeNumber?: number;
  readonly witnesses?: { readonly one: string; readonly two: string; readonly reason: string; readonly mediaId: string | null };
}

/** 代办: the household lets somebody of another household act for it, who showed that they want to by their code. */
export async function grantProxy(tx: Tx, call: Call, codes: ProxyCodes, who: VillageActor, wish: GrantProxy): Promise<ProxyRightView> {
  if (!who.householdId) throw notFound();
  const { villageId, accountId, householdId } = who;
  const proved = codes.readTicket(wish.ticket, { villageId, accountId, householdId });
  if (!proved) throw ticketExpired();
  const helper = await helperById(tx, proved.helperPersonId);
  if (!helper) throw ticketExpired();
  if (helper.household_id === householdId) throw ownHousehold();
  return putInForce(tx, call, who, 'proxy.grant', {
    householdId,
    helperPersonId: helper.id,
    helperAccountId: helper.account_id,
    grantedByPersonId: who.personId,
    term: wish.term,
    codeNumber: proved.number,
  });
}

/**
 * One grant at a time per household, so that two at once cannot pass the number of helpers; and none for one that is closed, to who came to live there, by or to whose
 * place was taken back, meanwhile.
 */
export async function putInForce(tx: Tx, call: Call, who: VillageActor, action: VillageAction, right: NewProxy): Promise<ProxyRightView> {
  if (!(await keepOpen(tx, right.householdId))) throw notFound();
  await keepInPlace(tx, [right.helperPersonId, who.personId]);
  await refuseLeft(tx, who, action);
  const [helper] = await tx.query<{ household_id: string | null; account_id: string | null }[]>(
    'SELECT household_id, account_id FROM person WHERE village_id = $1 AND id = $2',
    [tx.villageId, right.helperPersonId],
  );
  if (helper?.household_id === right.householdId) throw ownHousehold();
  if (helper?.account_id !== right.helperAccountId) throw notFound();
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`proxy ${tx.villageId} ${right.householdId}`]);
  // One that ran out makes room for a new one of the same helper.
  await tx.query(
    'UPDATE proxy_right SET revoked_at = expires_at WHERE village_id = $1 AND household_id = $2 AND revoked_at IS NULL AND expires_at <= now()',
    [tx.villageId, right.householdId],
  );
  if ((await countStanding(tx, right.householdId)) >= PROXY_MAX_HELPERS) throw tooManyHelpers();
  const id = uuidv7();
  await insertRight(tx, id, right);
  await audit(tx, call, right.witnesses ? 'proxy.recorded' : 'proxy.granted', id, { term: right.term });
  if (right.witnesses) await owe(tx, inboxTopics.proxyWitnessAsked, id, { personIds: [right.witnesses.one, right.witnesses.two] });
  else await tellInForce(tx, id, right);
  const granted = await standingProxy(tx, id);
  if (!granted) throw notFound();
  return granted;
}

/** Both sides hear of it when it is in force. */
export async function tellInForce(tx: Tx, id: string, right: Pick<NewProxy, 'householdId' | 'helperPersonId'>): Promise<void> {
  await owe(tx, inboxTopics.proxyGranted, id, { householdId: right.householdId });
  await owe(tx, inboxTopics.proxyReceived, id, { personId: right.helperPersonId });
}

const sourceOf = (right: NewProxy): ProxySource => (right.witnesses ? 'witnesses' : right.term === 'today' ? 'card' : 'app');

async function insertRight(tx: Tx, id: string, right: NewProxy): Promise<void> {
  const { witnesses } = right;
  try {
    await tx.query(
      `INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id, granted_at, expires_at, source, code_number,
         witness_one_person_id, witness_two_person_id, reason, media_id)
       VALUES ($1, $2, $3, $4, $5, now(), CASE $6 WHEN 'year' THEN now() + interval '1 year' WHEN 'today' THEN date_trunc('day', now(), 'Asia/Shanghai') + interval '1 day' END, $7, $8, $9, $10, $11, $12)`,
      [
        tx.villageId,
        id,
        right.householdId,
        right.helperPersonId,
        right.grantedByPersonId,
        right.term,
        sourceOf(right),
        right.codeNumber ?? null,
        witnesses?.one ?? null,
        witnesses?.two ?? null,
        witnesses?.reason ?? null,
        witnesses?.mediaId ?? null,
      ],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'uq_proxy_right_live')) throw alreadyGranted();
    if (isUniqueViolation(error, 'uq_proxy_right_code')) throw codeUsed();
    throw error;
  }
}
