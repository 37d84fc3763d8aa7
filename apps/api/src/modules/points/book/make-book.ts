import type { Readable } from 'node:stream';
import {
  BOOK_EXPORT_MAX_LINES,
  sayCalendarDay,
  sayPeriod,
  sayVillageTime,
  transferKindTitles,
  type BookLine,
  type BookPage,
  type PeriodKey,
  type RuleBookLine,
} from '@jishan/contracts';
import type { Tx } from '../../../platform/db/tx';
import { escapeHtml, printPage, printTable, sheetOf, writeWorkbook } from '../../../platform/documents';
import { villageName } from '../../identity';
import { bookTooLarge } from '../points.errors';
import {
  groupColumns,
  groupTotal,
  householdColumns,
  householdTotal,
  lineColumns,
  ruleColumns,
  ruleTotal,
  villageTime,
} from './book-columns';
import { readLines, type LedgerLine, type Passbook, type PassbookLine } from './book-lines.queries';
import { readBookTotal, readWholeBook, readWholeBookByRule } from './book.queries';
import { bookTexts } from './book.texts';

/** All there is to a book, read in one transaction. Nothing of it is kept: a file is a view of the entries at the moment it is made. */
export interface WholeBook {
  readonly villageName: string;
  readonly period: PeriodKey;
  readonly households: readonly BookLine[];
  readonly groups: readonly BookLine[];
  readonly rules: readonly RuleBookLine[];
  readonly lines: readonly LedgerLine[];
  readonly total: BookPage['total'];
}

/** @throws BOOK.TOO_LARGE */
export async function readBookForFile(tx: Tx, period: PeriodKey, withLines: boolean): Promise<WholeBook> {
  const lines = withLines ? await readLines(tx, period, BOOK_EXPORT_MAX_LINES + 1) : [];
  if (lines.length > BOOK_EXPORT_MAX_LINES) throw bookTooLarge({ max: BOOK_EXPORT_MAX_LINES });
  return {
    villageName: await villageName(tx),
    period,
    households: await readWholeBook(tx, 'household', period, BOOK_EXPORT_MAX_LINES),
    groups: await readWholeBook(tx, 'group', period, BOOK_EXPORT_MAX_LINES),
    rules: await readWholeBookByRule(tx, period, BOOK_EXPORT_MAX_LINES),
    lines,
    total: await readBookTotal(tx, { period }),
  };
}

export function bookWorkbook(book: WholeBook): Readable {
  const { sheets, title, columns, total } = bookTexts;
  const change = book.lines.reduce((sum, line) => sum + line.amount, 0);
  return writeWorkbook(title(book.villageName, sayPeriod(book.period)), [
    sheetOf(sheets.household, householdColumns, book.households, householdTotal(book.total)),
    sheetOf(sheets.group, groupColumns, book.groups, groupTotal(book.total)),
    sheetOf(sheets.rule, ruleColumns, book.rules, ruleTotal(book.rules)),
    sheetOf(
      sheets.line,
      lineColumns,
      book.lines,
      lineColumns.map((column, index) => (index === 0 ? total : column.title === columns.amount ? change : '')),
    ),
  ]);
}

export function bookPrintPage(book: WholeBook, now: Date): string {
  const { sheets, title, madeAt, heldIncluded, signs } = bookTexts;
  const head = title(book.villageName, sayPeriod(book.period));
  const part = (name: string, table: string): string => `<h2>${escapeHtml(name)}</h2>\n${table}`;
  return printPage(
    head,
    'A4',
    [
      `<h1>${escapeHtml(head)}</h1>`,
      `<p class="note">${escapeHtml(madeAt(sayVillageTime(now)))}</p>`,
      part(sheets.group, printTable(groupColumns, book.groups, groupTotal(book.total))),
      part(sheets.rule, printTable(ruleColumns, book.rules, ruleTotal(book.rules))),
      part(sheets.household, printTable(householdColumns, book.households, householdTotal(book.total))),
      `<p class="small">${escapeHtml(heldIncluded)}</p>`,
      `<div class="signs">${signs.map(name => `<span>${escapeHtml(name)}</span>`).join('')}</div>`,
    ].join('\n'),
  );
}

/** Only who has no phone reads it here first, so it stands above the lines. */
function expiringPart(expiring: Passbook['expiring']): string {
  if (expiring.length === 0) return '';
  const days = expiring.map(({ lastDay, points }) => bookTexts.expires(sayCalendarDay(lastDay), points));
  return `<p class="note">${escapeHtml(bookTexts.expiring(days))}</p>`;
}

/** For the household's paper card: what is there, and the newest lines. */
export function passbookPage(village: string, passbook: Passbook, now: Date): string {
  const { passbookTitle, balance, printedAt, noLines, columns, actedFor } = bookTexts;
  const who = [village, passbook.group_name, passbook.household_name].filter(Boolean).join(' ');
  const table = printTable<PassbookLine>(
    [
      { title: columns.at, of: line => villageTime(line.at).slice(0, 10) },
      {
        title: columns.reason,
        of: line =>
          [line.reason || transferKindTitles[line.kind], line.helper_name && actedFor(line.helper_name, passbook.household_name)]
            .filter(Boolean)
            .join(' · '),
      },
      { title: columns.amount, of: line => line.amount },
      { title: columns.balance, of: line => line.balance_after },
    ],
    passbook.lines,
  );
  return printPage(
    `${passbookTitle} ${passbook.household_name}`,
    'A6',
    [
      `<h1>${escapeHtml(passbookTitle)}</h1>`,
      `<p class="note">${escapeHtml(who)}</p>`,
      `<p class="note"><b>${escapeHtml(balance(passbook.spendable, passbook.reserved))}</b></p>`,
      expiringPart(passbook.expiring),
      passbook.lines.length === 0 ? `<p class="note">${escapeHtml(noLines)}</p>` : table,
      `<p class="small">${escapeHtml(printedAt(sayVillageTime(now)))}</p>`,
    ].join('\n'),
  );
}
