import type { ProxyRightView } from '@jishan/contracts';
import { uuidv7 } from 'uuidv7';
import { audit } from '../../../platform/audit/audit';
import type { VillageActor } from '../../../platform/auth/actor';
import { isUniqueViolation } from '../../../platform/db/sql-state';
import type { Tx } from '../../../platform/db/tx';
import { notFound, Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { listHelpers, readPerson } from './people.queries';

/** 代办: the household lets somebody of another household act for it. */
export async function grantProxy(tx: Tx, call: Call, who: VillageActor, helperPersonId: string): Promise<ProxyRightView> {
  if (!who.householdId) throw notFound();
  const helper = await readPerson(tx, helperPersonId);
  if (helper.householdId === who.householdId) throw new Problem('PROXY.SELF');
  const id = uuidv7();
  try {
    await tx.query(
      'INSERT INTO proxy_right (village_id, id, household_id, helper_person_id, granted_by_person_id) VALUES ($1, $2, $3, $4, $5)',
      [tx.villageId, id, who.householdId, helperPersonId, who.personId],
    );
  } catch (error) {
    if (isUniqueViolation(error, 'uq_proxy_right_live')) throw new Problem('PROXY.EXISTS');
    throw error;
  }
  await audit(tx, call, 'proxy.granted', id);
  const granted = (await listHelpers(tx, who.householdId)).find(right => right.id === id);
  if (!granted) throw notFound();
  return granted;
}

export async function revokeProxy(tx: Tx, call: Call, who: VillageActor, proxyId: string): Promise<{ done: true }> {
  const [rows] = await tx.query<[unknown[], number]>(
    'UPDATE proxy_right SET revoked_at = now() WHERE village_id = $1 AND id = $2 AND household_id = $3 AND revoked_at IS NULL RETURNING id',
    [tx.villageId, proxyId, who.householdId],
  );
  if (rows.length === 0) throw notFound();
  await audit(tx, call, 'proxy.revoked', proxyId);
  return { done: true };
}
