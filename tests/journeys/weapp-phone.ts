import { bootWeapp, type WeappHost } from '../weapp/host';
import { DIST } from '../weapp/bundle/dist';
import { wechatCodes } from './api';
import { productUrl } from './product-note';
import { newOpenid } from './villagers';

export interface WeappOwner {
  /** The phone number WeChat knows of its owner: 11 digits. */
  readonly phone: string;
  /** The owner's WeChat; the same one again is the same person on the same mini-program. */
  readonly openid?: string;
  /** The same phone before the mini-program was ended on it. */
  readonly before?: WeappHost;
  /** False: WeChat asks for consent before the first personal interface. */
  readonly privacyAgreed?: boolean;
  /** Where its requests go; without it, straight to the product. */
  readonly apiBase?: string;
}

/** The mini-program on a phone with WeChat, talking to the started product; WeChat's codes come from the product's stand-in. Close it after use. */
export function newWeappPhone({
  phone,
  openid = newOpenid(),
  before,
  privacyAgreed,
  apiBase = productUrl(),
}: WeappOwner): Promise<WeappHost> {
  return bootWeapp({
    dist: DIST,
    apiBase,
    wechat: {
      loginCode: async () => (await wechatCodes(openid)).code,
      phoneCode: async () => (await wechatCodes(openid, phone)).phoneCode,
    },
    ...(privacyAgreed === undefined ? {} : { privacyAgreed }),
    ...(before ? { storage: before.storage, files: before.files } : {}),
  });
}
