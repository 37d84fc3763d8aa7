import { get, type Page, type RouteTable } from '../platform';
import type { DecidedApplication, DecidedQuery } from './decided.types';

export const decidedRoutes = {
  /** What was decided last comes first; never a case of a household that the reader steps aside for. */
  decidedApplications: get<{ query: DecidedQuery; answer: Page<DecidedApplication> }>()(
    '/villages/{villageId}/points/applications/decided',
  ),
} as const satisfies RouteTable;
