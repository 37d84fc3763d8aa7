import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config';
import { Problem } from '../../../platform/errors/problem';
import { CircuitBreaker } from './circuit-breaker';
import type { WechatIdentity } from './wechat-identity';
import { WechatQuotas, type WechatOperation } from './wechat-quotas';

/** One exchange with WeChat's API host; the stand-in answers the same documented protocol without leaving the process. */
export type WechatTransport = (path: string, init?: { method: 'POST'; body: string }) => Promise<unknown>;
export const WECHAT_TRANSPORT = Symbol('WECHAT_TRANSPORT');

const TIMEOUT_MS = 5_000;
const TOKEN_MARGIN_MS = 300_000;
/** Documented: invalid code, code been used, invalid or expired phone code. */
const BAD_CODE = new Set([40029, 40163, 40013, 40226]);
/** Documented: WeChat is busy, the day's quota is used up, called too often, the phone numbers paid for are used up. */
const NOT_NOW = new Set([-1, 45009, 45011, 1400001]);
const TOKEN_EXPIRED = new Set([40001, 40014, 42001]);

interface Answer {
  readonly errcode?: number;
  readonly openid?: unknown;
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
  readonly phone_info?: { readonly purePhoneNumber?: unknown };
}

/** The only places a secret of ours may be sent to; the loopback is where tests answer. */
const HOSTS = new Set(['https://api.weixin.qq.com']);
const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d+$/;

/** Real transport: one allowed host, no redirects, five seconds. */
export function httpTransport(baseUrl: string, timeoutMs = TIMEOUT_MS): WechatTransport {
  if (!HOSTS.has(baseUrl) && !LOOPBACK.test(baseUrl)) throw new Error(`${baseUrl} is not a host of WeChat's`);
  return async (path, init) => {
    // A path that begins otherwise would move the host: https://api.weixin.qq.com + .evil.example
    if (!/^\/[^/\\]/.test(path)) throw new Error('not a path');
    const response = await fetch(`${baseUrl}${path}`, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw new Error(`WeChat answered ${response.status}`);
    return response.json();
  };
}

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/ : jscode2session, getuserphonenumber, stable_token. */
@Injectable()
export class WechatClient {
  private readonly logger = new Logger('wechat');
  private token: { value: string; until: number } | null = null;
  private readonly breaker = new CircuitBreaker();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(WECHAT_TRANSPORT) private readonly transport: WechatTransport,
    @Inject(WechatQuotas) private readonly quotas: Pick<WechatQuotas, 'count'>,
  ) {}

  /** The openid behind a login code. The session_key in the answer is not kept: nothing here needs it. */
  async openidOf(code: string): Promise<string> {
    const { appid, secret } = this.config.wechat;
    const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' });
    const answer = await this.exchange('login', `/sns/jscode2session?${query.toString()}`);
    if (answer.errcode && BAD_CODE.has(answer.errcode)) throw new Problem('AUTH.WECHAT_CODE_INVALID');
    if (typeof answer.openid !== 'string' || !/^[\w-]{6,128}$/.test(answer.openid)) throw new Problem('AUTH.WECHAT_UNAVAILABLE');
    return answer.openid;
  }

  /** Who a login code is of, as it is kept. */
  async identityOf(code: string): Promise<WechatIdentity> {
    return { appid: this.config.wechat.appid, openid: await this.openidOf(code) };
  }

  /** The phone number behind a getPhoneNumber code (single use, five minutes). */
  async phoneOf(code: string): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      const token = await this.accessToken();
      const answer = await this.exchange('phone', `/wxa/business/getuserphonenumber?access_token=${encodeURIComponent(token)}`, { code });
      if (answer.errcode && TOKEN_EXPIRED.has(answer.errcode) && attempt === 1) {
        this.token = null;
        continue;
      }
      // A fresh token that is refused is ours to put right, not the person's code.
      if (answer.errcode && TOKEN_EXPIRED.has(answer.errcode)) throw new Problem('AUTH.WECHAT_UNAVAILABLE');
      const phone = answer.phone_info?.purePhoneNumber;
      if (answer.errcode || typeof phone !== 'string' || !/^\d{5,15}$/.test(phone)) throw new Problem('CLAIM.PHONE_CODE_INVALID');
      return phone;
    }
  }

  private async accessToken(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    const { appid, secret } = this.config.wechat;
    const answer = await this.exchange('token', '/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
    if (typeof answer.access_token !== 'string' || typeof answer.expires_in !== 'number') throw new Problem('AUTH.WECHAT_UNAVAILABLE');
    this.token = { value: answer.access_token, until: Date.now() + answer.expires_in * 1000 - TOKEN_MARGIN_MS };
    return this.token.value;
  }

  private async exchange(operation: WechatOperation, path: string, body?: object): Promise<Answer> {
    let [answer, wasAsked]: [Answer | null, boolean] = [null, false];
    try {
      answer = await this.breaker.call(async () => {
        wasAsked = true;
        const told = await this.transport(path, body ? { method: 'POST', body: JSON.stringify(body) } : undefined);
        if (!isAnswer(told)) throw new Error('not an answer');
        return told;
      });
    } catch {
      // The error may carry the address with the secret in it, so it is neither logged nor passed on.
    }
    // WeChat counts what it was asked, answered or not. Outside the breaker: a fault of our database is none of WeChat's.
    // Nor is it waited for: who asks has waited long enough.
    if (wasAsked) this.quotas.count(operation).catch(() => this.logger.warn(`a call of WeChat (${operation}) was not counted`));
    if (!answer || NOT_NOW.has(answer.errcode ?? 0)) throw new Problem('AUTH.WECHAT_UNAVAILABLE');
    return answer;
  }
}

/** Anything else is a proxy's page or a captive portal's, not WeChat. */
function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { errcode } = value as { errcode?: unknown };
  return errcode === undefined || Number.isInteger(errcode);
}
