import { randomUUID } from 'node:crypto';
import {
  identityRoutes,
  mediaRoutes,
  routePath,
  type MediaView,
  type Route,
  type RouteAnswer,
  type RouteBody,
  type RouteParams,
  type SessionTokens,
} from '@jishan/contracts';
import type { Browser, BrowserContext } from 'playwright-core';
import { PHONE } from './phone-page';

const PASSWORD = 'jishan-demo-2026';

type Params<R extends Route> = Omit<RouteParams<R>, 'villageId'>;

/** Somebody of the demo county who looks things up, so that a picture shows something real. */
export interface Reader {
  readonly villageId: string;
  read<R extends Route>(route: R, query?: Readonly<Record<string, string>>, params?: Params<R>): Promise<RouteAnswer<R>>;
  /** Does something, so that there is something to be seen. */
  send<R extends Route>(route: R, body: RouteBody<R>, params?: Params<R>, version?: number): Promise<RouteAnswer<R>>;
  upload(photo: Buffer): Promise<MediaView>;
}

export interface Person {
  /** A browser in which they are signed in. */
  readonly context: BrowserContext;
  readonly reader: Reader;
}

/** Each signs in once, however many pictures they are on. */
export class DemoCounty {
  private readonly known = new Map<string, Promise<Person>>();
  private unknown: Promise<BrowserContext> | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly base: string,
  ) {}

  person(username: string): Promise<Person> {
    const known = this.known.get(username) ?? this.signIn(username);
    this.known.set(username, known);
    return known;
  }

  stranger(): Promise<BrowserContext> {
    this.unknown ??= this.newContext();
    return this.unknown;
  }

  private newContext(): Promise<BrowserContext> {
    return this.browser.newContext({ ...PHONE, baseURL: this.base });
  }

  private async signIn(username: string): Promise<Person> {
    const context = await this.newContext();
    // The refresh token lands in the context's cookie: the app finds itself signed in.
    const login = await context.request.post(routePath(identityRoutes.passwordLogin, {}), {
      data: { username, password: PASSWORD, client: 'h5' },
    });
    if (!login.ok()) throw new Error(`${username}: ${login.status()} ${await login.text()}`);
    const { accessToken } = (await login.json()) as SessionTokens;
    return { context, reader: await readerWith(this.base, accessToken) };
  }
}

async function readerWith(base: string, accessToken: string): Promise<Reader> {
  const ask = async <R extends Route>(
    route: R,
    params: object,
    query: Readonly<Record<string, string>>,
    more: RequestInit,
  ): Promise<RouteAnswer<R>> => {
    const path = routePath(route, params as RouteParams<R>);
    const headers = { authorization: `Bearer ${accessToken}`, ...(more.headers as Record<string, string> | undefined) };
    const answer = await fetch(`${base}${path}?${new URLSearchParams(query)}`, { method: route.method, ...more, headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as RouteAnswer<R>;
  };
  const { memberships } = await ask(identityRoutes.me, {}, {}, {});
  const villageId = memberships[0]?.villageId ?? '';
  return {
    villageId,
    upload: photo => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
      return ask(mediaRoutes.uploadMedia, { villageId }, {}, { body });
    },
    read: (route, query = {}, params) => ask(route, { villageId, ...params }, query, {}),
    send: (route, body, params, version) =>
      ask(
        route,
        { villageId, ...params },
        {},
        {
          body: JSON.stringify(body),
          headers: {
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          },
        },
      ),
  };
}
