import { identityRoutes, type ProxyRightView } from '@jishan/contracts';
import type { Villager } from './villagers';

/** The household lets the helper act for it, without screens; journey 14 shows how people do it. */
export async function letActFor(household: Villager, helper: Villager): Promise<ProxyRightView> {
  const params = { villageId: household.villageId };
  const { qr } = await helper.session.call(identityRoutes.proxyCode, { params });
  const { ticket } = await household.session.call(identityRoutes.resolveProxyCode, { params, body: { code: qr } });
  return household.session.call(identityRoutes.grantProxy, { params, body: { ticket, term: 'open' } });
}
