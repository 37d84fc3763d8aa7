export interface CsvLimits {
  /** What is beyond is not read. */
  readonly maxRows: number;
  readonly maxColumns: number;
}

/**
 * RFC 4180, in UTF-8 with or without a mark, or else as Excel saves it on a Chinese Windows (GBK, which GB 18030 contains); null for other bytes. What was
 * taken for the wrong one of them is read by whoever looks at the dry run.
 */
export function readCsv(bytes: Buffer, limits: CsvLimits): string[][] | null {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  return text === null ? null : splitCsv(text, limits);
}

function decoded(bytes: Buffer, encoding: 'utf-8' | 'gb18030'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads each letter once: a pattern with quotes in it looks again from every quote, and 70 kB of them take it half a minute. */
function splitCsv(text: string, { maxRows, maxColumns }: CsvLimits): string[][] {
  const rows: string[][] = [];
  const ends = /[,\r\n]/g;
  let row: string[] = [];
  for (let at = 0; rows.length < maxRows;) {
    const quoted = text[at] === '"' ? quotedCell(text, at + 1) : { cell: '', at };
    ends.lastIndex = quoted.at;
    const end = ends.exec(text)?.index ?? text.length;
    row.push(quoted.cell + text.slice(quoted.at, end));
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] === ',') continue;
    rows.push(row.slice(0, maxColumns));
    row = [];
    if (end === text.length) break;
  }
  return rows;
}

/** To the closing quote, or to the end where there is none. */
function quotedCell(text: string, from: number): { readonly cell: string; readonly at: number } {
  let cell = '';
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { cell: cell + text.slice(at), at: text.length };
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, at: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
}
