import type { AccountActor } from '../../../platform/auth/actor';
import type { Config } from '../../../platform/config/config';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import { appInfo } from './app-info';
import { usernameOf } from './change-password';

/** Everybody shares a demonstration's log-ins: nobody may lock the others out. */
export async function refuseDemo(tx: Tx, config: Config, who: AccountActor): Promise<void> {
  const shared = appInfo(config).demoLogins.map(login => login.username);
  if (shared.length > 0 && shared.includes(await usernameOf(tx, who.accountId))) throw new Problem('AUTH.DEMO_ACCOUNT');
}
