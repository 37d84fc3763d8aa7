import { useInfiniteQuery, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Page, Route, RouteAnswer, RouteBody, RouteParams, RouteQuery } from '@jishan/contracts';
import { useEffect, useRef } from 'react';
import { useVillageId } from '@/features/session/session';
import { goFromHere, type Go } from '@/navigation/go';
import { call, type CallInput } from './client';
import { CutLinkError, hasMovedOn, isPassing, isTaken } from './errors';
import { newId } from './ids';
import { printOf, type LastingId } from './lasting-id';
import { keys, refetch } from './query';

type Rest<R extends Route> = Omit<RouteParams<R>, 'villageId'>;
type MaybeParams<R extends Route> = keyof Rest<R> extends never ? { params?: undefined } : { params: Rest<R> };
type Filters<R extends Route> = Omit<NonNullable<RouteQuery<R>>, 'cursor' | 'limit'>;

interface Asking {
  enabled?: boolean;
}

/** One answer about no village in particular. */
export function useCall<R extends Route>(
  route: R,
  input: CallInput<R> = {},
  { enabled = true }: Asking = {},
): UseQueryResult<RouteAnswer<R>> {
  return useQuery({ queryKey: keys.one(route, input), queryFn: () => call(route, input), enabled });
}

/** One answer about the village the person is in. */
export function useVillageCall<R extends Route>(
  route: R,
  input: MaybeParams<R> & { query?: RouteQuery<R> },
  { enabled = true }: Asking = {},
): UseQueryResult<RouteAnswer<R>> {
  const villageId = useVillageId();
  const asked = { params: { villageId, ...input.params } as unknown as RouteParams<R>, query: input.query } as CallInput<R>;
  const read = (): Promise<RouteAnswer<R>> => (isNamed(input.params) ? call(route, asked) : Promise.reject(new CutLinkError()));
  return useQuery({ queryKey: keys.one(route, asked), queryFn: read, enabled: enabled && villageId !== undefined });
}

/** Whether what is asked for has its id: a page takes it from its link, which somebody may have copied in part. */
const isNamed = (params: object = {}): boolean => !Object.values(params).includes('');

type Item<R extends Route> = RouteAnswer<R> extends Page<infer T> ? T : never;

export interface PagedList<T, A = unknown> {
  readonly items: readonly T[];
  /** The newest page as it came, for what stands beside its items. */
  readonly first: A | undefined;
  /** Every page as it came. */
  readonly pages: readonly A[];
  readonly loading: boolean;
  readonly error: unknown;
  readonly more: boolean;
  readonly loadingMore: boolean;
  /** Anything of it is under way, also what is read anew behind what is shown. */
  readonly fetching: boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** A list in pages of the server's default size. `params` are whole: also of a village that the person is not in. */
export function usePages<R extends Route>(
  route: R,
  asked: { params?: object; query?: Filters<R> },
  { enabled = true }: Asking = {},
): PagedList<Item<R>, RouteAnswer<R>> {
  const pages = useInfiniteQuery({
    queryKey: keys.pages(route, asked),
    queryFn: ({ pageParam }) =>
      call(route, { params: asked.params, query: { ...asked.query, cursor: pageParam } } as unknown as CallInput<R>),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => (last as Page<unknown>).nextCursor,
    enabled,
  });
  return {
    items: (pages.data?.pages ?? []).flatMap(page => (page as Page<Item<R>>).items),
    first: pages.data?.pages[0],
    pages: pages.data?.pages ?? [],
    loading: pages.isPending,
    error: pages.error,
    more: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    fetching: pages.isFetching,
    loadMore: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    reload: () => void pages.refetch(),
  };
}

/** A list of the village that the person is in. */
export function useVillagePages<R extends Route>(
  route: R,
  input: MaybeParams<R> & { query?: Filters<R> },
  { enabled = true }: Asking = {},
): PagedList<Item<R>, RouteAnswer<R>> {
  const villageId = useVillageId();
  const asked = { params: { villageId, ...input.params }, query: input.query };
  return usePages(route, asked, { enabled: enabled && villageId !== undefined });
}

/**
 * Fetches on before the end is reached, when nothing else is under way: the next page would break off what is read anew. A page that does not
 * come is not asked for again by itself: that would go on for as long as the screen is open.
 */
export function useFetchAhead(list: PagedList<unknown>, wanted: boolean): void {
  const { more, fetching, error, loadMore } = list;
  const due = wanted && more && !fetching && error === null;
  const held = list.pages.length;
  const latest = useRef(loadMore);
  latest.current = loadMore;
  useEffect(() => {
    if (due) latest.current();
  }, [due, held]);
}

interface CommandInput<R extends Route> {
  params?: Rest<R>;
  body: NonNullable<RouteBody<R>>;
  version?: number;
}

interface CommandOptions<R extends Route> {
  /** Of a village that the person is not in, or not yet. */
  villageId?: string;
  refetches?: readonly Route[];
  /** What is done is done, also when its page was left meanwhile; the way on from there, `go`, is open only while it was not. */
  onDone?: (answer: RouteAnswer<R>, go: Go) => void;
  /** Of what the command makes. */
  creates?: LastingId;
  /** It stands already: an earlier attempt arrived. */
  onTaken?: (go: Go) => void;
  onRefused?: (error: unknown) => void;
}

export interface Command<R extends Route> {
  readonly run: (input: CommandInput<R>) => void;
  readonly busy: boolean;
  readonly error: unknown;
  readonly reset: () => void;
}

/**
 * A tap that moves points, stock or a state. The same tap again after a lost answer carries the same key, so it is done once;
 * a new key is made only for other content, or after a definite answer. What `creates` names outlives the form: that it stands already is told as
 * a refusal, and `onTaken` may lead there.
 */
export function useCommand<R extends Route>(route: R, options: CommandOptions<R> = {}): Command<R> {
  const ownVillageId = useVillageId();
  const villageId = options.villageId ?? ownVillageId;
  const { creates } = options;
  const intent = useRef<{ print: string; key: string } | undefined>(creates?.last());
  const mutation = useMutation({
    mutationFn: ({ input }: { input: CommandInput<R>; go: Go }) => {
      const print = printOf(JSON.stringify([villageId, input]));
      if (intent.current?.print !== print) intent.current = { print, key: newId() };
      creates?.sending(intent.current.key, print);
      return call(route, {
        params: { villageId, ...input.params },
        body: input.body,
        version: input.version,
        idempotencyKey: intent.current.key,
      } as unknown as CallInput<R>);
    },
    onSuccess: (answer, { go }) => {
      intent.current = undefined;
      creates?.answered();
      refetch(...(options.refetches ?? []));
      options.onDone?.(answer, go);
    },
    onError: (error, { go }) => {
      if (!isPassing(error)) intent.current = undefined;
      if (isTaken(error)) {
        creates?.answered();
        options.onTaken?.(go);
      }
      if (hasMovedOn(error)) refetch(...(options.refetches ?? []));
      options.onRefused?.(error);
    },
  });
  return {
    run: input => mutation.mutate({ input, go: goFromHere() }),
    busy: mutation.isPending,
    error: mutation.error,
    reset: () => mutation.reset(),
  };
}
