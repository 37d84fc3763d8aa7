import { PassThrough, type Readable } from 'node:stream';
import { loadExcel } from './excel';

export interface SheetColumn<R> {
  readonly title: string;
  readonly width: number;
  readonly of: (row: R) => string | number;
}
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Pick<SheetColumn<never>, 'title' | 'width'>[];
  readonly rows: Iterable<readonly (string | number)[]>;
  readonly total?: readonly (string | number)[];
}

/** The columns say what a row's cells are; rows are made one by one while the file is written. */
export function sheetOf<R>(
  name: string,
  columns: readonly SheetColumn<R>[],
  rows: readonly R[],
  total?: readonly (string | number)[],
): Sheet {
  function* cells(): Iterable<readonly (string | number)[]> {
    for (const row of rows) yield columns.map(column => column.of(row));
  }
  return { name, columns, rows: cells(), ...(total ? { total } : {}) };
}

/**
 * An XLSX as a stream. Text is written as text cells with the text format, so that a name like `=HYPERLINK(…)` stays a name. Above each
 * table its title; the heading stays in sight.
 */
export function writeWorkbook(title: string, sheets: readonly Sheet[]): Readable {
  const out = new PassThrough();
  write(out, title, sheets).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

async function write(out: PassThrough, title: string, sheets: readonly Sheet[]): Promise<void> {
  const excel = await loadExcel();
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  for (const sheet of sheets) {
    const page = workbook.addWorksheet(sheet.name, {
      views: [{ state: 'frozen', ySplit: 2 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    page.columns = sheet.columns.map(({ width }) => ({ width }));
    const add = (cells: readonly (string | number)[], bold = false): void => {
      const row = page.addRow([]);
      cells.forEach((value, index) => {
        const cell = row.getCell(index + 1);
        cell.value = value;
        if (typeof value === 'string') cell.numFmt = '@';
        if (bold) cell.font = { bold: true };
      });
      row.commit();
    };
    add([`${title} ${sheet.name}`], true);
    add(
      sheet.columns.map(column => column.title),
      true,
    );
    for (const cells of sheet.rows) add(cells);
    if (sheet.total) add(sheet.total, true);
    page.commit();
  }
  await workbook.commit();
}
