/**
 * A route as both sides know it. The server's decorators and the client's calls are made from the same object, so neither
 * can drift from the other. The type parameters are phantoms: nothing but method and path is in the bundle.
 */
export interface RouteTypes {
  query?: unknown;
  body?: unknown;
  answer: unknown;
}

/** No PATCH, PUT or DELETE: wx.request knows no PATCH, and a change that is more than an edit is a POST on a verb anyway. */
export type HttpMethod = 'GET' | 'POST';

export interface Route<T extends RouteTypes = RouteTypes, P extends string = string> {
  readonly method: HttpMethod;
  /** Below `/api/v1`, with `{names}` for path parameters. */
  readonly path: P;
  /** True: an `Idempotency-Key` header is required. */
  readonly idempotent: boolean;
  /** Never set: carries the types. */
  readonly types?: T;
}

export const API_BASE = '/api/v1';

type ParamNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never;
export type RouteParams<R> = R extends Route<RouteTypes, infer P> ? Readonly<Record<ParamNames<P>, string>> : never;
export type RouteAnswer<R> = R extends Route<infer T> ? T['answer'] : never;
export type RouteBody<R> = R extends Route<infer T> ? T['body'] : never;
export type RouteQuery<R> = R extends Route<infer T> ? T['query'] : never;

/** `get<{ answer: X; query: Y }>()('/path/{id}')`: two calls, so that the path's names are inferred while the types are given. */
export const get =
  <T extends RouteTypes>() =>
  <P extends string>(path: P): Route<T, P> => ({ method: 'GET', path, idempotent: false });
/** A POST that moves points, stock or a state: needs an Idempotency-Key. */
export const command =
  <T extends RouteTypes>() =>
  <P extends string>(path: P): Route<T, P> => ({ method: 'POST', path, idempotent: true });
/** A POST without lasting effect, or one whose effect is its own key (login, upload). */
export const post =
  <T extends RouteTypes>() =>
  <P extends string>(path: P): Route<T, P> => ({ method: 'POST', path, idempotent: false });

export type RouteTable = Readonly<Record<string, Route>>;

/** Puts path parameters in, percent-encoded. Throws on a missing one: that is a programming error. */
export function routePath<R extends Route>(route: R, params: RouteParams<R>): string {
  const values = params as Readonly<Record<string, string | undefined>>;
  return (
    API_BASE +
    route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = values[name];
      if (value === undefined || value === '') throw new Error(`missing path parameter ${name} of ${route.path}`);
      return encodeURIComponent(value);
    })
  );
}
