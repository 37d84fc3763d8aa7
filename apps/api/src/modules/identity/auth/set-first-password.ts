import { passwordWeaknesses, type SetFirstPassword } from '@jishan/contracts';
import { audit } from '../../../platform/audit/audit';
import type { AccountActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';
import type { Call } from '../../../platform/http/call';
import type { Effect } from './login-code-commands';
import { weaknessOf } from './password-strength';
import { hashPassword } from './passwords';
import { keepOnlyThisSession } from './sessions';
import { accountBehind, type WechatIdentity } from './wechat-identity';

/** `wechat`: whose login code came with the wish. An open phone alone gives nobody a lasting way in. */
export async function setFirstPassword(
  call: Call,
  who: AccountActor,
  wish: SetFirstPassword,
  wechat: WechatIdentity,
): Promise<Effect<{ done: true }>> {
  const weakness = weaknessOf(wish.newPassword, wish.username);
  if (weakness) throw new Problem('AUTH.PASSWORD_WEAK', { reason: passwordWeaknesses[weakness] });
  // Dear on purpose, so not while the transaction waits.
  const hash = await hashPassword(wish.newPassword);
  return async tx => {
    if ((await accountBehind(tx, wechat)) !== who.accountId) throw new Problem('AUTH.WECHAT_NOT_YOURS');
    await store(tx, who.accountId, wish.username, hash);
    await keepOnlyThisSession(tx, who);
    await audit(tx, call, 'password.first_set', who.accountId);
    return { done: true };
  };
}

async function store(tx: Tx, accountId: string, username: string, hash: string): Promise<void> {
  const [row] = await tx.query<{ outcome: 'done' | 'exists' | 'taken' | 'no_wechat' }[]>(
    'SELECT identity_set_first_password($1, $2, $3) AS outcome',
    [accountId, username, hash],
  );
  if (row?.outcome === 'exists') throw new Problem('AUTH.PASSWORD_EXISTS');
  if (row?.outcome === 'taken') throw new Problem('AUTH.USERNAME_TAKEN');
  if (row?.outcome !== 'done') throw new Problem('AUTH.WECHAT_NOT_YOURS');
}
