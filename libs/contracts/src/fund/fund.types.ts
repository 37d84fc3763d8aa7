import type { Fen, Id, Instant, PageQuery, Points } from '../platform';
import type { PeriodKey, PhotoView } from '../points';

/** Where money comes from, or that it leaves again. Goods are not in here: what they cost stands in the store's receipts. */
export const FUND_SOURCES = ['grant', 'collective', 'donation', 'other', 'paid_back'] as const;
export type FundSource = (typeof FUND_SOURCES)[number];
export const fundSourceTitles = {
  grant: '上级拨款',
  collective: '村集体经济',
  donation: '社会捐赠',
  other: '其他收入',
  paid_back: '退回或转出',
} as const satisfies Record<FundSource, string>;
/** Money that leaves without goods coming in. */
export const fundSourceLeaves = (source: FundSource): boolean => source === 'paid_back';

export interface FundEntryView {
  readonly id: Id;
  readonly source: FundSource;
  /** Signed: what it does to the money. */
  readonly amountFen: Fen;
  /** The day on the voucher, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly note: string;
  /** For those who keep and watch the fund; a voucher may show an account number. */
  readonly voucher: PhotoView | null;
  readonly recordedByRole: string;
  readonly recordedAt: Instant;
  /** Set on a counter-entry: what it takes back. */
  readonly correctsEntryId: Id | null;
  /** Set once it was taken back. */
  readonly corrected: boolean;
}
export interface RecordFundEntry {
  /** Made by the phone: sent twice it is one entry. */
  readonly id: Id;
  readonly source: FundSource;
  /** Always positive; the source says whether it comes or leaves. */
  readonly amountFen: Fen;
  readonly receivedOn: string;
  readonly note: string;
  /** Of money that came; of money that left one may have none. */
  readonly voucherId?: Id;
}
export interface CorrectFundEntry {
  readonly reason: string;
}
export type FundEntriesQuery = PageQuery;

/** How far the fund reaches: enough, getting short, too short, or nothing to cover. */
export const COVERAGE_STATES = ['enough', 'warning', 'short', 'nothing_to_cover'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

export interface Coverage {
  /** Received less purchases; below zero when goods were bought with money that nobody recorded. */
  readonly moneyFen: Fen;
  readonly stockFen: Fen;
  readonly outstanding: Points;
  /** What one point is worth, by the village's setting. */
  readonly pointValueFen: Fen;
  /** What the outstanding points come to. */
  readonly owedFen: Fen;
  /** (money + stock) ÷ owed, rounded down; null when nothing is owed. */
  readonly percent: number | null;
  readonly state: CoverageState;
}
export interface FundMonth {
  readonly month: string;
  readonly receivedFen: Fen;
  readonly purchasedFen: Fen;
  readonly earned: Points;
  readonly spent: Points;
}
export interface FundView extends Coverage {
  readonly months: readonly FundMonth[];
}

export interface FundReportQuery {
  /** A quarter. */
  readonly period: PeriodKey;
}
export interface FundReport {
  readonly period: PeriodKey;
  readonly openingFen: Fen;
  readonly sources: readonly { readonly source: FundSource; readonly amountFen: Fen }[];
  readonly receivedFen: Fen;
  readonly purchasedFen: Fen;
  readonly closingFen: Fen;
  readonly purchases: readonly {
    readonly receiptId: Id;
    readonly supplierName: string | null;
    readonly at: Instant;
    readonly articles: number;
    readonly amountFen: Fen;
  }[];
  readonly earned: Points;
  readonly spent: Points;
  /** At the end of the quarter, or now while it runs. */
  readonly coverage: Coverage;
}
