import type { BindWechat, UnbindWechat } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { AccountActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import { provePassword } from './change-password';
import { keepOnlyThisSession } from './sessions';
import { accountBehind, tie, type WechatIdentity } from './wechat-identity';

/** Binding what is bound is done already, and ends nobody's session. */
export async function bindWechat(tx: Tx, call: Call, who: AccountActor, wish: BindWechat, wechat: WechatIdentity): Promise<{ done: true }> {
  await provePassword(tx, who.accountId, wish.currentPassword);
  if (await isHalfProved(tx, who)) throw new Problem('AUTH.SECOND_FACTOR_NEEDED');
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

/** The password stays as the way in, so nobody shuts themselves out. */
export async function unbindWechat(tx: Tx, call: Call, who: AccountActor, wish: UnbindWechat, appid: string): Promise<{ done: true }> {
  await provePassword(tx, who.accountId, wish.currentPassword);
  const [row] = await tx.query<{ taken: boolean }[]>('SELECT identity_unbind_wechat($1, $2) AS taken', [who.accountId, appid]);
  if (!row?.taken) return { done: true };
  await keepOnlyThisSession(tx, who);
  await audit(tx, call, 'wechat.unbound', who.accountId);
  return { done: true };
}

/** A log-in by WeChat counts as the second factor: where one is asked, a password alone must not make itself one. */
async function isHalfProved(tx: Tx, who: AccountActor): Promise<boolean> {
  const [row] = await tx.query<{ half: boolean }[]>(
    `SELECT NOT s.second_factor AND (EXISTS (SELECT FROM organization_role r WHERE r.account_id = s.account_id)
       OR EXISTS (SELECT FROM second_factor f WHERE f.account_id = s.account_id AND f.confirmed_at IS NOT NULL)) AS half
     FROM session s WHERE s.id = $1`,
    [who.sessionId],
  );
  return row?.half ?? true;
}
