import { randomBytes } from 'node:crypto';
import type { WechatTransport } from './wechat-client';

const CODE_MS = 300_000;
const MAX_CODES = 10_000;

interface Minted {
  readonly openid: string;
  readonly phone: string | null;
  readonly until: number;
  used: boolean;
}

/**
 * Answers WeChat's documented protocol from memory, for development and tests: codes live five minutes and are good once.
 * `mint` is what the phone's WeChat would do. Never on in production (start-up refuses it).
 */
export class WechatStandIn {
  private readonly loginCodes = new Map<string, Minted>();
  private readonly phoneCodes = new Map<string, Minted>();

  /** What every answer waits for, for tests of what others may do meanwhile. */
  beforeAnswer: (path: string) => Promise<void> = () => Promise.resolve();

  /** Codes as wx.login and getPhoneNumber would hand to the mini-program. */
  mint(openid: string, phone: string | null): { code: string; phoneCode: string | null } {
    const until = Date.now() + CODE_MS;
    const code = `sl${randomBytes(15).toString('hex')}`;
    this.remember(this.loginCodes, code, { openid, phone, until, used: false });
    if (phone === null) return { code, phoneCode: null };
    const phoneCode = `sp${randomBytes(30).toString('hex')}`;
    this.remember(this.phoneCodes, phoneCode, { openid, phone, until, used: false });
    return { code, phoneCode };
  }

  readonly transport: WechatTransport = async (path, init) => {
    const url = new URL(path, 'https://stand-in.invalid');
    await this.beforeAnswer(url.pathname);
    const body = init ? (JSON.parse(init.body) as { code?: unknown }) : {};
    switch (url.pathname) {
      case '/sns/jscode2session':
        return this.session(url.searchParams.get('js_code') ?? '');
      case '/cgi-bin/stable_token':
        return { access_token: 'stand-in-token', expires_in: 7200 };
      case '/wxa/business/getuserphonenumber':
        return this.phoneNumber(typeof body.code === 'string' ? body.code : '');
      default:
        return { errcode: 48001, errmsg: 'api unauthorized' };
    }
  };

  private session(code: string): object {
    const minted = this.loginCodes.get(code);
    if (!minted || minted.until < Date.now()) return { errcode: 40029, errmsg: 'invalid code' };
    if (minted.used) return { errcode: 40163, errmsg: 'code been used' };
    minted.used = true;
    return { openid: minted.openid, session_key: randomBytes(16).toString('base64') };
  }

  private phoneNumber(code: string): object {
    const minted = this.phoneCodes.get(code);
    if (!minted || minted.used || minted.until < Date.now()) return { errcode: 40029, errmsg: 'invalid code' };
    minted.used = true;
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: minted.phone, purePhoneNumber: minted.phone, countryCode: '86' } };
  }

  private remember(codes: Map<string, Minted>, code: string, minted: Minted): void {
    if (codes.size >= MAX_CODES) codes.clear();
    codes.set(code, minted);
  }
}
