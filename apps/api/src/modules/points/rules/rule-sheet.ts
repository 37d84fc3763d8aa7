import { RULE_SET_MAX_RULES, type RuleContent, type RuleFileKind } from '@jishan/contracts';
import { loadExcel, readCsv, readFirstSheet } from '../../../platform/documents';
import { SHEET_NAME, sheetColumns, type Cells } from './rule-sheet.texts';

/** More is no sheet of rules, whatever its bytes say: a zip of 70 kB can unfold to a great deal. */
const MAX_LINES = RULE_SET_MAX_RULES * 2;
const MAX_COLUMNS = 60;
const LIMITS = { maxBytes: 1_500_000, maxRows: MAX_LINES, maxColumns: MAX_COLUMNS };

/**
 * A cell that a spreadsheet would take for a formula is written as text (security.md 33); the apostrophe is taken off again when the sheet is
 * read back.
 */
export const safeCell = (value: string | number): string | number =>
  typeof value === 'string' && /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
const readBack = (text: string): string => text.replace(/^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, '');

export async function writeSheet(rules: readonly RuleContent[], kind: RuleFileKind): Promise<Buffer> {
  const rows = [sheetColumns.map(column => column.heading), ...rules.map(rule => sheetColumns.map(column => safeCell(column.cell(rule))))];
  if (kind === 'csv') return Buffer.from(`\ufeff${rows.map(row => row.map(csvCell).join(',')).join('\r\n')}\r\n`, 'utf8');
  const { Workbook } = await loadExcel();
  const book = new Workbook();
  const sheet = book.addWorksheet(SHEET_NAME, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = sheetColumns.map(({ width }) => ({ width }));
  sheet.addRows(rows);
  sheet.getRow(1).font = { bold: true };
  return Buffer.from(await book.xlsx.writeBuffer());
}

const csvCell = (value: string | number): string =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

export interface SheetLine {
  /** As its reader counts: the heading is line 1. */
  readonly line: number;
  readonly cells: Cells;
}
export interface Sheet {
  readonly headings: readonly string[];
  readonly lines: readonly SheetLine[];
}

/** Null for what is no such file. Empty lines are left out. */
export function readSheet(bytes: Buffer, kind: RuleFileKind): Sheet | null {
  const rows = kind === 'csv' ? readCsv(bytes, LIMITS) : xlsxRows(bytes);
  const [first, ...rest] = rows ?? [];
  // What no text may hold (security.md 18) comes in a file as well.
  if (!first || rows?.some(row => row.some(cell => cell.includes('\0') || !cell.isWellFormed()))) return null;
  const headings = first.map(heading => heading.trim());
  const lines = rest.map((row, index) => ({
    line: index + 2,
    cells: Object.fromEntries(headings.map((heading, column) => [heading, readBack(row[column] ?? '')])),
  }));
  return { headings, lines: lines.filter(({ cells }) => Object.values(cells).some(cell => cell.trim() !== '')) };
}

function xlsxRows(bytes: Buffer): string[][] | null {
  try {
    return readFirstSheet(bytes, LIMITS);
  } catch {
    return null;
  }
}
