import {
  API_BASE,
  identityRoutes,
  mediaRoutes,
  routePath,
  type MediaView,
  type PhotoSaid,
  type Route,
  type RouteAnswer,
  type RouteBody,
  type RouteParams,
  type RouteQuery,
  type SessionTokens,
  type VoiceView,
} from '@jishan/contracts';
import { loginPlatform } from '@/platform/login';
import { forgetStored, readStored, writeStored } from '@/platform/storage';
import { NetworkError, ProblemError } from './errors';
import { queryString, send, sendFile, type HttpRequest } from './http';

const REFRESH_KEY = 'refresh';
const FIRST_REFRESH_TIMEOUT_MS = 5_000;

/** Never stored: a page that is closed forgets it. */
let accessToken: string | undefined;
/** Who is signed in: another object for each sign-in, the same through its renewals. */
let session: { readonly accountId: string } | undefined;
let refreshing: Promise<boolean> | undefined;
let onSignedOut: () => void = () => undefined;
let onOtherAccount: () => void = () => undefined;
let onRenewed: () => void = () => undefined;

export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** Another tab of this browser signed somebody else in. */
export function whenOtherAccount(act: () => void): void {
  onOtherAccount = act;
}

/** The token was refused and another came: the person's roles or place may be others now. */
export function whenRenewed(act: () => void): void {
  onRenewed = act;
}

/** Somebody signs in. */
export function takeTokens(tokens: SessionTokens): void {
  session = { accountId: tokens.accountId };
  keepTokens(tokens);
}

function keepTokens(tokens: SessionTokens): void {
  accessToken = tokens.accessToken;
  if (tokens.refreshToken) writeStored(REFRESH_KEY, tokens.refreshToken);
}

export function dropTokens(): void {
  accessToken = undefined;
  session = undefined;
  forgetStored(REFRESH_KEY);
}

/**
 * The old token answers for ten seconds after it was used (decision 0007); a lost answer that is waited for longer would end the session. So
 * the first request is given up soon and sent again at once.
 */
async function askForTokens(body: object): Promise<SessionTokens> {
  const request: HttpRequest = { method: 'POST', path: API_BASE + identityRoutes.refreshSession.path, body, headers: {} };
  try {
    return (await send({ ...request, timeoutMs: FIRST_REFRESH_TIMEOUT_MS })) as SessionTokens;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return (await send(request)) as SessionTokens;
  }
}

async function exchange(body: object): Promise<boolean> {
  const asking = session;
  try {
    const tokens = await askForTokens(body);
    // Somebody signed in or out while it was under way: what it brings is the session's before.
    if (session !== asking) return session !== undefined;
    if (asking?.accountId === tokens.accountId) keepTokens(tokens);
    else {
      takeTokens(tokens);
      if (asking) onOtherAccount();
    }
    return true;
  } catch (error) {
    if (error instanceof NetworkError || !(error instanceof ProblemError) || error.status >= 429) throw error;
    return false;
  }
}

async function renew(): Promise<boolean> {
  const stored = readStored<string>(REFRESH_KEY);
  const { client } = loginPlatform;
  if (client === 'weapp' && !stored) return false;
  return exchange({ client, ...(client === 'weapp' ? { refreshToken: stored } : {}) });
}

/** One refresh at a time: the token is single use, and two pages that ask at once would revoke each other. */
export function refreshSession(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function withSession<T>(act: (headers: Record<string, string>) => Promise<T>): Promise<T> {
  const authorized = (): Record<string, string> => (accessToken ? { Authorization: `Bearer ${accessToken}` } : {});
  const used = accessToken;
  const mine = session;
  try {
    return await act(authorized());
  } catch (error) {
    // Other 401s are about what was typed, e.g. a one-time code: sent again it would count as a second wrong try.
    if (!(error instanceof ProblemError) || !error.is('AUTH.EXPIRED') || !used) throw error;
    // Another request may have renewed it while this one was under way.
    const renewedByOther = session !== mine || accessToken !== used || refreshing !== undefined;
    const isRenewed = session !== mine || accessToken !== used || (await refreshSession());
    // Whoever is signed in by now did not ask for this: it is not done in their name, and does not end their session.
    if (session !== mine) throw error;
    if (!isRenewed) {
      dropTokens();
      onSignedOut();
      throw error;
    }
    if (!renewedByOther) onRenewed();
    return act(authorized());
  }
}

type Given<T> = [T] extends [never] ? never : T;
export interface CallInput<R extends Route> {
  params?: RouteParams<R>;
  query?: Given<RouteQuery<R>>;
  body?: Given<RouteBody<R>>;
  idempotencyKey?: string;
  /** The version that the person saw, for edits. */
  version?: number;
}

function requestOf(
  route: Route,
  input: { params?: object; query?: unknown; body?: unknown; idempotencyKey?: string; version?: number },
): HttpRequest {
  if (route.idempotent && !input.idempotencyKey) throw new Error(`${route.path} needs an idempotency key`);
  const headers: Record<string, string> = {
    ...(input.idempotencyKey ? { 'Idempotency-Key': input.idempotencyKey } : {}),
    ...(input.version === undefined ? {} : { 'If-Match': `"${input.version}"` }),
  };
  return {
    method: route.method,
    path: routePath(route, (input.params ?? {}) as RouteParams<Route>),
    query: input.query as HttpRequest['query'],
    body: input.body,
    headers,
  };
}

/** Calls one operation of the contract. Throws NetworkError, ProblemError or UnexpectedError. */
export function call<R extends Route>(route: R, input: CallInput<R> = {}): Promise<RouteAnswer<R>> {
  const request = requestOf(route, input);
  return withSession(async headers => (await send({ ...request, headers: { ...request.headers, ...headers } })) as RouteAnswer<R>);
}

/** Sends one photo; its answer's id is used where a photo is wanted. */
export function upload(villageId: string, filePath: string, said: PhotoSaid, onProgress?: (percent: number) => void): Promise<MediaView> {
  const path = routePath(mediaRoutes.uploadMedia, { villageId }) + queryString({ source: said.source, takenAt: said.takenAt });
  return withSession(async headers => (await sendFile(path, filePath, headers, onProgress)) as MediaView);
}

/** Sends one voice note. */
export function uploadVoice(villageId: string, filePath: string): Promise<VoiceView> {
  const path = routePath(mediaRoutes.uploadVoice, { villageId });
  return withSession(async headers => (await sendFile(path, filePath, headers)) as VoiceView);
}
