import { command, get, type DocumentLink, type RouteTable, type SignedDocument } from '../platform';
import type { BookPage, BookQuery, ExportBook, RuleBookPage, RuleBookQuery } from './book.types';
import type { HonourOptOut, HonourQuery, HonourRoll, ParticipationQuery, ParticipationView, SetHonourOptOut } from './honour.types';

/** What people see of the ledger: roll, participation, books. */
export const pointsBookRoutes = {
  honourRoll: get<{ query: HonourQuery; answer: HonourRoll }>()('/villages/{villageId}/points/honour-roll'),
  setHonourOptOut: command<{ body: SetHonourOptOut; answer: HonourOptOut }>()('/villages/{villageId}/points/honour-roll/opt-out'),
  participation: get<{ query: ParticipationQuery; answer: ParticipationView }>()('/villages/{villageId}/points/participation'),

  pointsBook: get<{ query: BookQuery; answer: BookPage }>()('/villages/{villageId}/points/book'),
  pointsBookByRule: get<{ query: RuleBookQuery; answer: RuleBookPage }>()('/villages/{villageId}/points/book/rules'),
  exportPointsBook: command<{ body: ExportBook; answer: DocumentLink }>()('/villages/{villageId}/points/book/exports'),
  exportPassbook: command<{ body: Record<string, never>; answer: DocumentLink }>()(
    '/villages/{villageId}/points/households/{householdId}/passbook',
  ),
  /** Asks nobody: the address is signed and short-lived. Answers a file, not JSON. */
  pointsDocument: get<{ query: SignedDocument; answer: Record<string, never> }>()('/villages/{villageId}/points/documents'),
} as const satisfies RouteTable;
