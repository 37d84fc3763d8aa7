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

const UNAUTHORIZED = 401;

type Params<R extends Route> = Omit<RouteParams<R>, 'villageId'>;

/** Somebody of the demo county who looks things up, so that a picture shows something real. */
export interface Reader {
  readonly villageId: string;
  read<R extends Route>(route: R, query?: Readonly<Record<string, string>>, params?: Params<R>): Promise<RouteAnswer<R>>;
  /** Does something, so that there is something to be seen. */
  send<R extends Route>(route: R, body: RouteBody<R>, params?: Params<R>, version?: number): Promise<RouteAnswer<R>>;
  upload(photo: Buffer): Promise<MediaView>;
}

/** A session is renewed with each page that is opened, and the server renews one thirty times a minute: more than a person opens, less than a tool. */
const OPENINGS_PER_SESSION = 25;

interface Browsing {
  readonly context: Promise<BrowserContext>;
  openings: number;
}

/** Its people, as they read and as they browse. */
export class DemoCounty {
  private readonly readers = new Map<string, Promise<Reader>>();
  private readonly browsing = new Map<string, Browsing>();
  private unknown: Promise<BrowserContext> | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly base: string,
  ) {}

  /** Each signs in once, however much is read. */
  reader(username: string): Promise<Reader> {
    const known = this.readers.get(username) ?? readerWith(this.base, () => tokenOf(this.base, username));
    this.readers.set(username, known);
    return known;
  }

  /** A browser in which they are signed in, for so many openings of a page. */
  context(username: string, openings: number): Promise<BrowserContext> {
    let mine = this.browsing.get(username);
    if (!mine || mine.openings + openings > OPENINGS_PER_SESSION) mine = { context: this.signIn(username), openings: 0 };
    mine.openings += openings;
    this.browsing.set(username, mine);
    return mine.context;
  }

  stranger(): Promise<BrowserContext> {
    this.unknown ??= this.newContext();
    return this.unknown;
  }

  private newContext(): Promise<BrowserContext> {
    return this.browser.newContext({ ...PHONE, baseURL: this.base });
  }

  private async signIn(username: string): Promise<BrowserContext> {
    const context = await this.newContext();
    // The refresh token lands in the context's cookie: the app finds itself signed in.
    const login = await context.request.post(LOGIN, { data: loginOf(username) });
    if (!login.ok()) throw new Error(`${username}: ${login.status()} ${await login.text()}`);
    return context;
  }
}

const LOGIN = routePath(identityRoutes.passwordLogin, {});
const loginOf = (username: string) => ({ username, password: PASSWORD, client: 'h5' });

async function tokenOf(base: string, username: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const login = await fetch(`${base}${LOGIN}`, { method: 'POST', headers, body: JSON.stringify(loginOf(username)) });
  if (!login.ok) throw new Error(`${username}: ${login.status} ${await login.text()}`);
  return ((await login.json()) as SessionTokens).accessToken;
}

/** `signIn` is asked for a token at first, and again when that one is no longer taken: a look at everything takes longer than it holds. */
async function readerWith(base: string, signIn: () => Promise<string>): Promise<Reader> {
  let accessToken = await signIn();
  const ask = async <R extends Route>(
    route: R,
    params: object,
    query: Readonly<Record<string, string>>,
    more: RequestInit,
  ): Promise<RouteAnswer<R>> => {
    const path = routePath(route, params as RouteParams<R>);
    const send = (): Promise<Response> => {
      const headers = { ...(more.headers as Record<string, string> | undefined), authorization: `Bearer ${accessToken}` };
      return fetch(`${base}${path}?${new URLSearchParams(query)}`, { method: route.method, ...more, headers });
    };
    let answer = await send();
    if (answer.status === UNAUTHORIZED) {
      accessToken = await signIn();
      answer = await send();
    }
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
