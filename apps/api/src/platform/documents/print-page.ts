const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, letter => ENTITIES[letter] ?? letter);

const PAGES = {
  A4: { size: 'A4', margin: '16mm 14mm', letters: '10.5pt' },
  // CSS has no name for A6: a browser passes over one and prints on its printer's own sheet.
  A6: { size: '105mm 148mm', margin: '7mm', letters: '8pt' },
} as const;

/** No script, nothing from elsewhere: the page's own policy allows its own styles and no more. */
export const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A page for the printer, whole and by itself. `body` is HTML that was escaped where it was made. */
export function printPage(title: string, paper: keyof typeof PAGES, body: string): string {
  const { size, margin, letters } = PAGES[paper];
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>
@page { size: ${size}; margin: ${margin}; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: ${paper === 'A6' ? '105mm' : '210mm'}; padding: 12px; color: #111; font: ${letters}/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { margin: 0 0 4px; font-size: 1.7em; text-align: center; }
h2 { margin: 16px 0 6px; font-size: 1.15em; }
p { margin: 4px 0; }
.note { color: #444; text-align: center; }
.small { color: #444; font-size: 0.9em; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 3px 5px; border: 1px solid #777; text-align: left; vertical-align: top; }
th { background: #eee; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tfoot td { font-weight: bold; }
.signs { display: flex; gap: 24px; margin-top: 28px; }
.signs span { flex: 1; border-bottom: 1px solid #333; padding-bottom: 22px; }
@media print { body { padding: 0; max-width: none; } }
</style></head><body>
${body}
</body></html>
`;
}

export interface Column<R> {
  readonly title: string;
  readonly of: (row: R) => string | number;
}

/** Figures stand at the right. `total` is the last line, in the columns' order. */
export function printTable<R>(columns: readonly Column<R>[], rows: readonly R[], total?: readonly (string | number)[]): string {
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<td class="n">${value}</td>` : `<td>${escapeHtml(value)}</td>`;
  const head = columns.map(column => `<th>${escapeHtml(column.title)}</th>`).join('');
  const body = rows.map(row => `<tr>${columns.map(column => cell(column.of(row))).join('')}</tr>`).join('\n');
  const foot = total ? `<tfoot><tr>${total.map(cell).join('')}</tr></tfoot>` : '';
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody>${foot}</table>`;
}

/** How a page for people stands among an operation's answers. */
export const HTML_PAGE = { 'text/html': { schema: { type: 'string' }, example: '<!doctype html>…' } };
