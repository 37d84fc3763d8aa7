import type { ProxyCode } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { notFound } from '../../../platform/errors/problem';
import { codeNumberOf, helperById } from './proxies.queries';
import type { ProxyCodes } from './proxy-codes';

/** The helper's code as it is now; QR and digits end together, so that one clock serves both. */
export async function showProxyCode(tx: Tx, codes: ProxyCodes, who: VillageActor): Promise<ProxyCode> {
  const helper = await helperById(tx, who.personId);
  if (!helper) throw notFound();
  const now = new Date();
  const code = { helperPersonId: helper.id, number: await codeNumberOf(tx, helper.id) };
  const { text, expiresAt } = codes.qr(who.villageId, code, now);
  const digitsEnd = codes.digitsEnd(now);
  return {
    helperName: helper.name,
    qr: text,
    digits: codes.digits(who.villageId, code, now),
    expiresAt: (digitsEnd < expiresAt ? digitsEnd : expiresAt).toISOString(),
  };
}
