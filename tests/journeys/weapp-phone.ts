import { randomBytes } from 'node:crypto';
import { bootWeapp, type WeappHost } from '../weapp/host';
import { DIST } from '../weapp/bundle/dist';
import { productUrl } from './product-note';

export interface WeappOwner {
  /** The phone number WeChat knows of its owner: 11 digits. */
  readonly phone: string;
  /** The owner's WeChat; the same one again is the same person on the same mini-program. */
  readonly openid?: string;
  /** What an earlier phone of this person had stored. */
  readonly storage?: Map<string, string>;
}

/** The mini-program on a phone with WeChat, talking to the started product; WeChat's codes come from the product's stand-in. Close it after use. */
export function newWeappPhone({ phone, openid = `journey-${randomBytes(9).toString('hex')}`, storage }: WeappOwner): Promise<WeappHost> {
  const apiBase = productUrl();
  const codes = async (): Promise<{ code: string; phoneCode: string }> => {
    const answer = await fetch(`${apiBase}/stand-in/wechat/codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid, phone }),
    });
    if (!answer.ok) throw new Error(`the stand-in of WeChat answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { code: string; phoneCode: string };
  };
  return bootWeapp({
    dist: DIST,
    apiBase,
    wechat: { loginCode: async () => (await codes()).code, phoneCode: async () => (await codes()).phoneCode },
    ...(storage ? { storage } : {}),
  });
}
