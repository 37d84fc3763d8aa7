import {
  FUND_PLOT_MONTHS,
  FUND_REPORT_MAX_LINES,
  FUND_SOURCES,
  periodAt,
  periodDays,
  periodKind,
  periodShift,
  roleTitles,
  type Coverage,
  type FundEntryView,
  type FundReport,
  type FundSource,
  type FundView,
  type Page,
  type PeriodKey,
} from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { decodeCursor, pageLimit, pageOf } from '../../platform/http/paging';
import { MediaLinks } from '../../platform/media';
import { villagePointValueBefore, villageSettings } from '../identity';
import { outstandingPoints, outstandingPointsAfter, villageMonths } from '../points';
import { listPurchases, purchasesBetween, purchasesByMonth, stockAtCost } from '../store';
import { seesVouchers } from './fund.access';
import { notAQuarter } from './fund.errors';
import { weigh } from './fund.rules';
import { ENTRY_COLUMNS, entryView, type EntryRow } from './fund.view';

/** Midnight in the village. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** Money received and sent back with a voucher of before a day; without one: all. */
async function moneyBefore(tx: Tx, day: string | null): Promise<number> {
  const [row] = await tx.query<{ fen: string }[]>(
    'SELECT coalesce(sum(e.amount_fen), 0)::bigint AS fen FROM fund_entry e WHERE e.village_id = $1 AND ($2::date IS NULL OR e.received_on < $2)',
    [tx.villageId, day],
  );
  return Number(row?.fen ?? 0) - (await purchasesBetween(tx, null, day === null ? null : startOf(day)));
}

/** How far the fund reaches now. */
export async function coverageOf(tx: Tx): Promise<Coverage> {
  return weigh({
    moneyFen: await moneyBefore(tx, null),
    stockFen: await stockAtCost(tx),
    outstanding: await outstandingPoints(tx),
    pointValueFen: (await villageSettings(tx)).pointValueFen,
  });
}

/** At a quarter's end, by what a point was worth then: what was published does not change with a later rate. */
async function coverageAfter(tx: Tx, period: PeriodKey): Promise<Coverage> {
  const { before } = periodDays(period);
  if (startOf(before).getTime() > Date.now()) return coverageOf(tx);
  return weigh({
    moneyFen: await moneyBefore(tx, before),
    stockFen: await stockAtCost(tx, startOf(before)),
    outstanding: await outstandingPointsAfter(tx, period),
    pointValueFen: await villagePointValueBefore(tx, before),
  });
}

export async function readFund(tx: Tx): Promise<FundView> {
  const last = periodAt('month', Date.now());
  const months = Array.from({ length: FUND_PLOT_MONTHS }, (_one, index) => periodShift(last, index + 1 - FUND_PLOT_MONTHS));
  const [first] = months;
  const { from } = periodDays(first ?? last);
  const received = await tx.query<{ month: string; fen: string }[]>(
    `SELECT to_char(e.received_on, 'YYYY-MM') AS month, sum(e.amount_fen)::bigint AS fen FROM fund_entry e WHERE e.village_id = $1 AND e.received_on >= $2::date GROUP BY 1`,
    [tx.villageId, from],
  );
  const purchased = await purchasesByMonth(tx, startOf(from));
  const points = await villageMonths(tx, first ?? last, last);
  return {
    ...(await coverageOf(tx)),
    months: months.map(month => ({
      month,
      receivedFen: Number(received.find(one => one.month === month)?.fen ?? 0),
      purchasedFen: purchased.get(month) ?? 0,
      earned: points.find(one => one.month === month)?.earned ?? 0,
      spent: points.find(one => one.month === month)?.spent ?? 0,
    })),
  };
}

/** One quarter, as everybody may read it. @throws FUND.NOT_A_QUARTER */
export async function readFundReport(tx: Tx, period: PeriodKey): Promise<FundReport> {
  if (periodKind(period) !== 'quarter') throw notAQuarter();
  const { from, before } = periodDays(period);
  const sums = await tx.query<{ source: FundSource; fen: string }[]>(
    `SELECT e.source, sum(e.amount_fen)::bigint AS fen FROM fund_entry e WHERE e.village_id = $1 AND e.received_on >= $2::date AND e.received_on < $3::date GROUP BY e.source`,
    [tx.villageId, from, before],
  );
  const sources = FUND_SOURCES.map(source => ({ source, amountFen: Number(sums.find(one => one.source === source)?.fen ?? 0) }));
  const receivedFen = sources.reduce((sum, one) => sum + one.amountFen, 0);
  const openingFen = await moneyBefore(tx, from);
  const purchasedFen = await purchasesBetween(tx, startOf(from), startOf(before));
  const purchases = await listPurchases(tx, startOf(from), startOf(before), FUND_REPORT_MAX_LINES);
  const months = await villageMonths(tx, period, period);
  return {
    period,
    openingFen,
    sources: sources.filter(one => one.amountFen !== 0),
    receivedFen,
    purchasedFen,
    closingFen: openingFen + receivedFen - purchasedFen,
    purchases: purchases.map(one => ({
      receiptId: one.receiptId,
      supplierName: one.supplierName,
      at: one.at.toISOString(),
      articles: one.articles,
      amountFen: one.fen,
    })),
    earned: months.reduce((sum, month) => sum + month.earned, 0),
    spent: months.reduce((sum, month) => sum + month.spent, 0),
    coverage: await coverageAfter(tx, period),
  };
}

/** The only reader of entries. */
@Injectable()
export class FundQueries {
  constructor(private readonly links: MediaLinks) {}

  /** Newest voucher first. */
  async entries(tx: Tx, who: VillageActor, query: { cursor?: string; limit?: number }): Promise<Page<FundEntryView>> {
    const limit = pageLimit(query.limit);
    const before = decodeCursor<[string, string, string]>(query.cursor, ['string', 'string', 'string']);
    const rows = await tx.query<EntryRow[]>(
      `SELECT ${ENTRY_COLUMNS} WHERE e.village_id = $1 AND ($2::date IS NULL OR (e.received_on, e.created_at, e.id) < ($2, $3::timestamptz, $4::uuid))
       ORDER BY e.received_on DESC, e.created_at DESC, e.id DESC LIMIT $5`,
      [tx.villageId, before?.[0] ?? null, before?.[1] ?? null, before?.[2] ?? null, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      row => entryView(row, this.links, seesVouchers(who), roleTitles),
      row => [row.received_on, row.created_key, row.id],
    );
  }

  /** @throws RESOURCE.NOT_FOUND */
  async entry(tx: Tx, who: VillageActor, entryId: string): Promise<FundEntryView> {
    const [row] = await tx.query<EntryRow[]>(`SELECT ${ENTRY_COLUMNS} WHERE e.village_id = $1 AND e.id = $2`, [tx.villageId, entryId]);
    if (!row) throw notFound();
    return entryView(row, this.links, seesVouchers(who), roleTitles);
  }
}
