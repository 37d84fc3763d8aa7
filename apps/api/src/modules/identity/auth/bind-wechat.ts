import type { BindWechat, UnbindWechat } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { AccountActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { provePassword } from './change-password';
import { refuseWhereMoreIsAsked } from './proven-session';
import { keepOnlyThisSession } from './sessions';
import { accountBehind, tie, type WechatIdentity } from './wechat-identity';

/** Binding what is bound is done already, and ends nobody's session. */
export async function bindWechat(tx: Tx, call: Call, who: AccountActor, wish: BindWechat, wechat: WechatIdentity): Promise<{ done: true }> {
  await provePassword(tx, who.accountId, wish.currentPassword);
  await refuseWhereMoreIsAsked(tx, who, 'AUTH.SECOND_FACTOR_NEEDED');
  if (await tie(tx, wechat, who.accountId)) {
    await keepOnlyThisSession(tx, who);
    await audit(tx, call, 'wechat.bound', who.accountId);
    return { done: true };
  }
  const owner = await accountBehind(tx, wechat);
  if (owner === undefined) throw new Problem('AUTH.WECHAT_BOUND');
  if (owner !== who.accountId) throw new Problem('AUTH.WECHAT_OF_ANOTHER');
  return { done: true };
}

/** The password stays as the way in, so nobody shuts themselves out; where more is asked, it shuts out no owner either. */
export async function unbindWechat(tx: Tx, call: Call, who: AccountActor, wish: UnbindWechat, appid: string): Promise<{ done: true }> {
  await provePassword(tx, who.accountId, wish.currentPassword);
  await refuseWhereMoreIsAsked(tx, who, 'AUTH.WECHAT_LOGIN_NEEDED');
  const [row] = await tx.query<{ taken: boolean }[]>('SELECT identity_unbind_wechat($1, $2) AS taken', [who.accountId, appid]);
  if (!row?.taken) return { done: true };
  await keepOnlyThisSession(tx, who);
  await audit(tx, call, 'wechat.unbound', who.accountId);
  return { done: true };
}
