import { command, get, type Page, type RouteTable } from '../platform';
import type { ApplicationView } from './points.types';
import type { RecordDeed, RecordedDeedsQuery } from './recorded.types';

/** Answering a return and withdrawing are the application's own routes. */
export const recordedRoutes = {
  recordDeed: command<{ body: RecordDeed; answer: ApplicationView }>()('/villages/{villageId}/points/recorded-deeds'),
  /** The reader's own, newest first. */
  recordedDeeds: get<{ query: RecordedDeedsQuery; answer: Page<ApplicationView> }>()('/villages/{villageId}/points/recorded-deeds'),
} as const satisfies RouteTable;
