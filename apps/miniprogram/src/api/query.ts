import Taro from '@tarojs/taro';
import { QueryClient, focusManager, onlineManager, type QueryKey } from '@tanstack/react-query';
import type { Route } from '@jishan/contracts';
import { watchNetwork } from '@/platform/network';
import { isPassing } from './errors';

const STALE_MS = 20_000;
/** What was read stays readable for a day of bad network. */
const KEEP_MS = 24 * 60 * 60_000;
const MAX_RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      gcTime: KEEP_MS,
      networkMode: 'offlineFirst',
      retry: (count, error) => count < MAX_RETRIES && isPassing(error),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

interface KeyInput {
  params?: unknown;
  query?: unknown;
}

/** The only place that makes query keys: a route's path, then what was asked of it. */
export const keys = {
  all: (route: Route): QueryKey => [route.path],
  one: (route: Route, { params, query }: KeyInput = {}): QueryKey => [route.path, params ?? null, query ?? null],
  pages: (route: Route, { params, query }: KeyInput = {}): QueryKey => [route.path, 'pages', params ?? null, query ?? null],
};

/**
 * What is shown is read again. A first reading that is under way is begun anew, too: the library lets it go on, for it has nothing to show meanwhile,
 * and what it brings may be of before.
 */
export async function readAnew(queryKey: QueryKey): Promise<void> {
  const first = queryClient
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  if (first.length > 0) await queryClient.cancelQueries({ queryKey, predicate: query => first.includes(query) });
  await queryClient.invalidateQueries({ queryKey });
}

export function refetch(...routes: readonly Route[]): void {
  routes.forEach(route => void readAnew(keys.all(route)));
}

export function watchAttention(): void {
  watchNetwork(online => onlineManager.setOnline(online));
  if (process.env.TARO_ENV !== 'weapp') return;
  Taro.onAppShow(() => focusManager.setFocused(true));
  Taro.onAppHide(() => focusManager.setFocused(false));
}
