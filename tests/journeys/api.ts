import { randomUUID } from 'node:crypto';
import {
  identityRoutes,
  mediaRoutes,
  routePath,
  type ClientKind,
  type MediaView,
  type Route,
  type RouteAnswer,
  type RouteBody,
  type RouteParams,
  type RouteQuery,
  type SessionTokens,
} from '@jishan/contracts';
import { productUrl } from './product-note';

export interface WechatCodes {
  readonly code: string;
  readonly phoneCode: string;
}

/** What the WeChat on a phone would give for this person, from the product's stand-in. */
export async function wechatCodes(openid: string, phone?: string): Promise<WechatCodes> {
  return (await ask('POST', '/stand-in/wechat/codes', {}, { openid, ...(phone === undefined ? {} : { phone }) })) as WechatCodes;
}

type Given<T> = [T] extends [never] ? never : T;
interface Input<R extends Route> {
  readonly params?: RouteParams<R>;
  readonly query?: Given<RouteQuery<R>>;
  readonly body?: Given<RouteBody<R>>;
  /** Of what was seen, for a change of it. */
  readonly version?: number;
}

/** Somebody's own session with the product's API: to prepare what a journey begins with, and to look at what it left behind. */
export class ApiSession {
  private constructor(
    private token: string,
    private readonly again: () => Promise<string>,
  ) {}

  static async of(logIn: () => Promise<SessionTokens>): Promise<ApiSession> {
    const again = async (): Promise<string> => (await logIn()).accessToken;
    return new ApiSession(await again(), again);
  }

  /** A token lives ten minutes and ends with a new role; a journey may last longer. */
  async renew(): Promise<void> {
    this.token = await this.again();
  }

  async call<R extends Route>(route: R, input: Input<R> = {}): Promise<RouteAnswer<R>> {
    const query = new URLSearchParams(
      Object.entries(input.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    const path = `${routePath(route, (input.params ?? {}) as RouteParams<R>)}${query.size > 0 ? `?${query}` : ''}`;
    const headers = {
      authorization: `Bearer ${this.token}`,
      ...(route.idempotent ? { 'idempotency-key': randomUUID() } : {}),
      ...(input.version === undefined ? {} : { 'if-match': `"${input.version}"` }),
    };
    return (await ask(route.method, path, headers, input.body)) as RouteAnswer<R>;
  }

  async upload(villageId: string, photo: Buffer): Promise<MediaView> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
    return (await ask(
      'POST',
      routePath(mediaRoutes.uploadMedia, { villageId }),
      { authorization: `Bearer ${this.token}` },
      form,
    )) as MediaView;
  }
}

export const enterByWechat = (openid: string, client: ClientKind = 'weapp'): Promise<ApiSession> =>
  ApiSession.of(async () => logIn(identityRoutes.wechatLogin, { code: (await wechatCodes(openid)).code, client }));

export const enterByPassword = (username: string, password: string): Promise<ApiSession> =>
  ApiSession.of(() => logIn(identityRoutes.passwordLogin, { username, password, client: 'weapp' }));

async function logIn<R extends Route>(route: R, body: RouteBody<R>): Promise<SessionTokens> {
  return (await ask('POST', routePath(route, {} as RouteParams<R>), {}, body)) as SessionTokens;
}

async function ask(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<unknown> {
  const sent = body instanceof FormData || body === undefined ? body : JSON.stringify(body);
  const answer = await fetch(productUrl() + path, {
    method,
    headers: { ...headers, ...(typeof sent === 'string' ? { 'content-type': 'application/json' } : {}) },
    ...(sent === undefined ? {} : { body: sent }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
