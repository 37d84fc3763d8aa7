import { openZip } from './unzip';
import { attributeOf, xmlTokens } from './xml-tokens';

export interface SheetLimits {
  /** Of everything that is unfolded. */
  readonly maxBytes: number;
  readonly maxRows: number;
  readonly maxColumns: number;
}

/** Serial days that are days of the calendar, and the day 0 of 1900 and of 1904 workbooks. */
const LAST_SERIAL = 2_958_465;
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const DAY_MS = 86_400_000;
const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/**
 * The first sheet of an XLSX as text, the way its reader sees it: a formula's result, a date as a day, merged cells each with what stands in
 * them. Not by a library: those unfold all there is and walk through every cell that a file of 2 kB may name. This reads each byte once and
 * stops at its limits. @throws Error for what is no such file.
 */
export function readFirstSheet(bytes: Buffer, limits: SheetLimits): string[][] {
  const part = openZip(bytes, limits.maxBytes);
  const book = bookOf(part('xl/workbook.xml') ?? '');
  const sheet = part(targetOf(part('xl/_rels/workbook.xml.rels') ?? '', book.firstSheet));
  if (sheet === null) throw new Error('no sheet');
  const grid = new Grid(limits);
  readCells(sheet, grid, {
    shared: sharedStrings(part('xl/sharedStrings.xml') ?? ''),
    dateStyles: dateStyles(part('xl/styles.xml') ?? ''),
    epoch: book.epoch,
  });
  return grid.rows;
}

function bookOf(xml: string): { readonly firstSheet: string | null; readonly epoch: number } {
  let firstSheet: string | null = null;
  let epoch = EPOCH_1900;
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open') continue;
    if (token.name === 'sheet') firstSheet ??= attributeOf(token.attributes, 'id');
    if (token.name === 'workbookPr' && ['1', 'true'].includes(attributeOf(token.attributes, 'date1904') ?? '')) epoch = EPOCH_1904;
  }
  return { firstSheet, epoch };
}

function targetOf(xml: string, id: string | null): string {
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open' || token.name !== 'Relationship' || attributeOf(token.attributes, 'Id') !== id) continue;
    const target = attributeOf(token.attributes, 'Target') ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  throw new Error('no sheet');
}

/** Without the small print that says how to pronounce them. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inSound = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') text += inText && !inSound ? token.text : '';
    else if (token.name === 't') inText = token.kind === 'open';
    else if (token.name === 'rPh') inSound = token.kind === 'open';
    else if (token.name === 'si' && token.kind === 'open') text = '';
    else if (token.name === 'si') strings.push(text);
  }
  return strings;
}

/** Which of the styles that cells name show a day. */
function dateStyles(xml: string): ReadonlySet<number> {
  const own = new Map<number, boolean>();
  const days = new Set<number>();
  let inCells = false;
  let style = 0;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') continue;
    if (token.name === 'cellXfs') inCells = token.kind === 'open';
    if (token.kind !== 'open') continue;
    const id = Number(attributeOf(token.attributes, 'numFmtId') ?? 0);
    if (token.name === 'numFmt') own.set(id, showsDay(attributeOf(token.attributes, 'formatCode') ?? ''));
    if (token.name !== 'xf' || !inCells) continue;
    if (own.get(id) ?? BUILT_IN_DATES.includes(id)) days.add(style);
    style += 1;
  }
  return days;
}

const showsDay = (format: string): boolean => /[ymd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

class Grid {
  readonly rows: string[][] = [];
  private mergedLeft: number;

  constructor(private readonly limits: SheetLimits) {
    this.mergedLeft = limits.maxRows * limits.maxColumns;
  }

  set(row: number, column: number, text: string): void {
    if (!(row >= 0 && column >= 0 && row < this.limits.maxRows && column < this.limits.maxColumns)) return;
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  /** Each cell of a merged range shows what stands in its first. Ranges do not overlap, so together they are no more than the grid. */
  merge(range: string): void {
    const [from, to] = range.split(':').map(placeOf);
    if (!from || !to) return;
    const text = this.rows[from.row]?.[from.column] ?? '';
    const lastRow = Math.min(to.row, this.rows.length - 1);
    const lastColumn = Math.min(to.column, this.limits.maxColumns - 1);
    for (let row = from.row; row <= lastRow; row += 1)
      for (let column = from.column; column <= lastColumn; column += 1) {
        if (--this.mergedLeft < 0) throw new Error('merged ranges overlap');
        this.set(row, column, text);
      }
  }
}

interface Meaning {
  readonly shared: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly epoch: number;
}

interface Cell {
  readonly type: string | null;
  readonly style: number;
  readonly row: number;
  readonly column: number;
}

function readCells(xml: string, grid: Grid, meaning: Meaning): void {
  let cell: Cell | null = null;
  let [row, column] = [-1, -1];
  let text = '';
  let takes = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') text += takes ? token.text : '';
    else if (token.name === 'v' || token.name === 't') takes = token.kind === 'open';
    else if (token.kind === 'close') {
      if (token.name === 'c' && cell) grid.set(cell.row, cell.column, shown(text, cell, meaning));
    } else if (token.name === 'row') {
      row = Number(attributeOf(token.attributes, 'r') ?? row + 2) - 1;
      column = -1;
    } else if (token.name === 'c') {
      column = placeOf(attributeOf(token.attributes, 'r') ?? '')?.column ?? column + 1;
      cell = { type: attributeOf(token.attributes, 't'), style: Number(attributeOf(token.attributes, 's') ?? 0), row, column };
      text = '';
    } else if (token.name === 'mergeCell') grid.merge(attributeOf(token.attributes, 'ref') ?? '');
  }
}

function shown(text: string, { type, style }: Cell, { shared, dateStyles: dates, epoch }: Meaning): string {
  if (type === 's') return shared[Number(text)] ?? '';
  if (type === 'inlineStr' || type === 'str') return text;
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'd') return text.slice(0, 10);
  if (type === 'e' || text.trim() === '') return '';
  const number = Number(text);
  if (!Number.isFinite(number)) return '';
  if (!dates.has(style) || number < 0 || number > LAST_SERIAL) return String(number);
  return new Date(Math.round((number - epoch) * DAY_MS)).toISOString().slice(0, 10);
}

/** `AB12`, counted from 0. */
function placeOf(name: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
