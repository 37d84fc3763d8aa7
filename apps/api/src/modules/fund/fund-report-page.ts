import { FUND_REPORT_MAX_LINES, fundSourceTitles, sayCalendarDay, sayPeriod, sayVillageTime, type FundReport } from '@jishan/contracts';
import { villageDay } from '../../platform/calendar';
import { escapeHtml, printPage, printTable } from '../../platform/documents';
import { fundTexts, yuan } from './fund.texts';

interface Line {
  readonly item: string;
  readonly amount: string;
}
const lines = (rows: readonly Line[], heading: string): string =>
  printTable<Line>(
    [
      { title: heading, of: row => row.item },
      { title: fundTexts.amount, of: row => row.amount },
    ],
    rows,
  );

/** The quarter on one sheet, for the notice board. */
export function fundReportPage(village: string, report: FundReport, now: Date): string {
  const title = fundTexts.title(village, sayPeriod(report.period));
  const { coverage } = report;
  const section = (name: string, body: string): string => `<h2>${escapeHtml(name)}</h2>\n${body}`;
  const money = lines(
    [
      { item: fundTexts.opening, amount: yuan(report.openingFen) },
      ...report.sources.map(one => ({ item: fundSourceTitles[one.source], amount: yuan(one.amountFen) })),
      { item: fundTexts.received, amount: yuan(report.receivedFen) },
      { item: fundTexts.purchased, amount: yuan(-report.purchasedFen) },
      { item: fundTexts.closing, amount: yuan(report.closingFen) },
    ],
    fundTexts.item,
  );
  const covered = lines(
    [
      { item: fundTexts.earned, amount: String(report.earned) },
      { item: fundTexts.spent, amount: String(report.spent) },
      { item: fundTexts.outstanding, amount: String(coverage.outstanding) },
      { item: fundTexts.rate, amount: yuan(coverage.pointValueFen) },
      { item: fundTexts.owed, amount: yuan(coverage.owedFen) },
      { item: fundTexts.stock, amount: yuan(coverage.stockFen) },
      { item: fundTexts.percent, amount: coverage.percent === null ? fundTexts.nothing : fundTexts.percentOf(coverage.percent) },
    ],
    fundTexts.item,
  );
  return printPage(
    title,
    'A4',
    [
      `<h1>${escapeHtml(title)}</h1>`,
      `<p class="note">${escapeHtml(fundTexts.madeAt(sayVillageTime(now)))}</p>`,
      section(fundTexts.money, money),
      section(fundTexts.coverage, covered),
      `<p class="small">${escapeHtml(fundTexts.explain)}</p>`,
      section(fundTexts.purchases, purchaseTable(report)),
      report.purchases.length === FUND_REPORT_MAX_LINES ? `<p class="small">${escapeHtml(fundTexts.more(FUND_REPORT_MAX_LINES))}</p>` : '',
      `<p class="small">${escapeHtml(fundTexts.questions)}</p>`,
    ].join('\n'),
  );
}

function purchaseTable(report: FundReport): string {
  return printTable<FundReport['purchases'][number]>(
    [
      { title: fundTexts.day, of: one => sayCalendarDay(villageDay(new Date(one.at))) },
      { title: fundTexts.supplier, of: one => one.supplierName ?? fundTexts.noSupplier },
      { title: fundTexts.articles, of: one => one.articles },
      { title: fundTexts.amount, of: one => yuan(one.amountFen) },
    ],
    report.purchases,
    [fundTexts.purchased, '', '', yuan(report.purchasedFen)],
  );
}
