import { RULE_SET_MAX_RULES, type RuleContent, type RuleFileKind } from '@jishan/contracts';
import ExcelJS from 'exceljs';
import { SHEET_NAME, sheetColumns, type Cells } from './rule-sheet.texts';

/** More is no sheet of rules, whatever its bytes say: a zip of 70 kB can unfold to a great deal. */
const MAX_LINES = RULE_SET_MAX_RULES * 2;
const MAX_COLUMNS = 60;

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
  const book = new ExcelJS.Workbook();
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
export async function readSheet(bytes: Buffer, kind: RuleFileKind): Promise<Sheet | null> {
  const rows = kind === 'csv' ? csvRows(bytes) : await xlsxRows(bytes);
  const [first, ...rest] = rows ?? [];
  if (!first) return null;
  const headings = first.map(heading => heading.trim());
  const lines = rest.map((row, index) => ({
    line: index + 2,
    cells: Object.fromEntries(headings.map((heading, column) => [heading, readBack(row[column] ?? '')])),
  }));
  return { headings, lines: lines.filter(({ cells }) => Object.values(cells).some(cell => cell.trim() !== '')) };
}

async function xlsxRows(bytes: Buffer): Promise<string[][] | null> {
  // Every xlsx is a zip; exceljs says so late and at length.
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return null;
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0], {
      ignoreNodes: ['drawing', 'picture', 'dataValidations', 'extLst'],
    });
  } catch {
    return null;
  }
  const sheet = book.worksheets[0];
  if (!sheet) return null;
  const rows: string[][] = [];
  for (let line = 1; line <= Math.min(sheet.rowCount, MAX_LINES); line += 1) {
    const row = sheet.getRow(line);
    rows.push(Array.from({ length: Math.min(sheet.columnCount, MAX_COLUMNS) }, (_one, column) => xlsxText(row.getCell(column + 1).value)));
  }
  return rows;
}

/** What a reader sees of a cell: a formula's result, a date as a day, rich text without its looks. */
function xlsxText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(run => run.text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : '';
  if ('result' in value) return xlsxText(value.result as ExcelJS.CellValue);
  return '';
}

/** RFC 4180, UTF-8 with or without a mark; null for other bytes. */
function csvRows(bytes: Buffer): string[][] | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  if (text.includes('\0')) return null;
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row.slice(0, MAX_COLUMNS));
    row = [];
    if (end === '' || rows.length >= MAX_LINES) break;
  }
  return rows;
}
