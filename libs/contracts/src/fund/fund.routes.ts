import { command, get, type DocumentLink, type Page, type RouteTable, type SignedDocument } from '../platform';
import type {
  CorrectFundEntry,
  FundEntriesQuery,
  FundEntryView,
  FundReport,
  FundReportQuery,
  FundView,
  RecordFundEntry,
} from './fund.types';

export const fundRoutes = {
  fund: get<{ answer: FundView }>()('/villages/{villageId}/fund'),
  fundEntries: get<{ query: FundEntriesQuery; answer: Page<FundEntryView> }>()('/villages/{villageId}/fund/entries'),
  recordFundEntry: command<{ body: RecordFundEntry; answer: FundEntryView }>()('/villages/{villageId}/fund/entries'),
  correctFundEntry: command<{ body: CorrectFundEntry; answer: FundEntryView }>()('/villages/{villageId}/fund/entries/{entryId}/correct'),
  fundReport: get<{ query: FundReportQuery; answer: FundReport }>()('/villages/{villageId}/fund/report'),
  printFundReport: command<{ body: FundReportQuery; answer: DocumentLink }>()('/villages/{villageId}/fund/report/print'),
  /** Asks nobody: the address is signed and short-lived. Answers a page, not JSON. */
  fundDocument: get<{ query: SignedDocument; answer: Record<string, never> }>()('/villages/{villageId}/fund/documents'),
} as const satisfies RouteTable;
