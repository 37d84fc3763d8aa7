import type { ProblemCode } from '@jishan/contracts';
import type { AccountActor } from '../../../platform/auth/actor';
import type { Tx } from '../../../platform/db/tx';
import { Problem } from '../../../platform/errors/problem';

/**
 * A log-in by WeChat or with a one-time code counts as the second factor: a session that a password alone opened makes itself none, and takes
 * away none of the owner's. `where` of its account `$1` decides.
 */
async function refusePasswordAlone(tx: Tx, who: AccountActor, code: ProblemCode, where: string, ...values: string[]): Promise<void> {
  const [row] = await tx.query<{ alone: boolean }[]>(
    `SELECT NOT s.second_factor AND (${where}) AS alone FROM session s WHERE s.account_id = $1 AND s.id = $2`,
    [who.accountId, who.sessionId, ...values],
  );
  if (row?.alone ?? true) throw new Problem(code);
}

/** An office above villages, or a confirmed one-time code. */
export const refuseWhereMoreIsAsked = (tx: Tx, who: AccountActor, code: ProblemCode): Promise<void> =>
  refusePasswordAlone(
    tx,
    who,
    code,
    `EXISTS (SELECT FROM organization_role r WHERE r.account_id = $1)
       OR EXISTS (SELECT FROM second_factor f WHERE f.account_id = $1 AND f.confirmed_at IS NOT NULL)`,
  );

/** A WeChat of another mini-program opens the account no more, and is asked for nothing. */
export const refuseBesideWechat = (tx: Tx, who: AccountActor, appid: string): Promise<void> =>
  refusePasswordAlone(
    tx,
    who,
    'AUTH.WECHAT_LOGIN_NEEDED',
    `EXISTS (SELECT FROM account_identity i WHERE i.account_id = $1 AND i.provider = 'wechat' AND i.appid = $3)`,
    appid,
  );
