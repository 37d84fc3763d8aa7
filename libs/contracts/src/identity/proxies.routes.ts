import { command, get, post, type Page, type PageQuery, type RouteTable } from '../platform';
import type {
  GrantProxy,
  ProxyCandidate,
  ProxyCode,
  ProxyRightView,
  RecordedProxiesQuery,
  RecordProxy,
  RepresentedHousehold,
  ResolveProxyCode,
  WitnessedProxy,
  WitnessProxy,
} from './proxies.types';

export const proxyRoutes = {
  representedHouseholds: get<{ query: PageQuery; answer: Page<RepresentedHousehold> }>()('/villages/{villageId}/households/represented'),
  proxyCode: get<{ answer: ProxyCode }>()('/villages/{villageId}/households/represented/code'),
  /** The helper's side of taking it back. */
  layDownProxy: command<{ body: Record<string, never>; answer: { readonly done: true } }>()(
    '/villages/{villageId}/households/represented/{proxyId}/lay-down',
  ),
  /** Looks up only; grants nothing. */
  resolveProxyCode: post<{ body: ResolveProxyCode; answer: ProxyCandidate }>()('/villages/{villageId}/households/mine/helpers/resolve'),
  grantProxy: command<{ body: GrantProxy; answer: ProxyRightView }>()('/villages/{villageId}/households/mine/helpers'),
  revokeProxy: command<{ body: Record<string, never>; answer: { readonly done: true } }>()(
    '/villages/{villageId}/households/mine/helpers/{proxyId}/revoke',
  ),
  recordProxy: command<{ body: RecordProxy; answer: ProxyRightView }>()('/villages/{villageId}/proxies'),
  recordedProxies: get<{ query: RecordedProxiesQuery; answer: Page<ProxyRightView> }>()('/villages/{villageId}/proxies'),
  /** What waits for the reader's word. */
  witnessedProxies: get<{ query: PageQuery; answer: Page<WitnessedProxy> }>()('/villages/{villageId}/proxies/witnessed'),
  witnessProxy: command<{ body: WitnessProxy; answer: { readonly done: true } }>()('/villages/{villageId}/proxies/{proxyId}/witness'),
  revokeRecordedProxy: command<{ body: Record<string, never>; answer: { readonly done: true } }>()(
    '/villages/{villageId}/proxies/{proxyId}/revoke',
  ),
} as const satisfies RouteTable;
