import type { Tx } from '../../../platform/db/tx';

export interface WechatIdentity {
  readonly appid: string;
  readonly openid: string;
}

export async function accountBehind(tx: Tx, { appid, openid }: WechatIdentity): Promise<string | undefined> {
  const [row] = await tx.query<{ account_id: string }[]>(
    `SELECT account_id FROM account_identity WHERE provider = 'wechat' AND appid = $1 AND subject = $2`,
    [appid, openid],
  );
  return row?.account_id;
}

/** False where the WeChat has an account already, or the account a WeChat: its keys decide. */
export async function tie(tx: Tx, { appid, openid }: WechatIdentity, accountId: string): Promise<boolean> {
  const made = await tx.query<unknown[]>(
    `INSERT INTO account_identity (provider, appid, subject, account_id) VALUES ('wechat', $1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
    [appid, openid, accountId],
  );
  return made.length > 0;
}
