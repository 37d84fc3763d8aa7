import { MEASURES } from './points-measures';

/** Aim of issue 4: from the smallest to the largest book. */
const GROWTH_AIM = 1.5;
/** Cores that others kept busy while we measured; with more, times are not judged. */
const QUIET_CORES = 0.25;

export interface Result {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  /** Pages of 8 kB that the API's connections took up, from memory or disk, for one round (a request, where requests go singly). */
  readonly pages: number;
  /** Which tables (with their indexes) most of them are of. */
  readonly tables: readonly string[];
  /** Cores that other programs kept busy meanwhile. */
  readonly othersCores: number;
}

/** What was measured at one size of the book. */
export interface StageResult {
  readonly scale: number;
  readonly entries: number;
  /** When, and how busy the machine was before. */
  readonly at: string;
  readonly load: string;
  readonly results: Readonly<Record<string, Result>>;
  readonly verified?: { readonly rows: number; readonly seconds: number; readonly faults: number };
}

const MILLION = 1_000_000;
export const label = (entries: number): string => `${entries / MILLION} million`;

export function resultLine(title: string, one: Result): string {
  const [p50, p99] = [one.p50Ms, one.p99Ms].map(ms => ms.toFixed(2).padStart(8));
  const pages = Math.round(one.pages).toLocaleString('en').padStart(8);
  const failed = one.failed > 0 ? `   ${one.failed} FAILED` : '';
  return `  ${title.padEnd(34)} p50 ${p50} ms   p99 ${p99} ms   ${pages} pages   others ${one.othersCores.toFixed(2)} cores${failed}`;
}

export function verifyLine({ rows, seconds, faults }: NonNullable<StageResult['verified']>): string {
  return `  ledger:verify ${rows.toLocaleString('en')} rows in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds).toLocaleString('en')} rows/s, ${faults} faults`;
}

/** How each measure grew, and which aims are met: pages in any case; times only where nobody else kept the machine busy. */
export function growthLines(from: StageResult, to: StageResult): string[] {
  const lines = MEASURES.map(({ title }) => {
    const [small, large] = [from.results[title], to.results[title]];
    if (!small || !large) return `  ${title.padEnd(34)} not measured`;
    const growth = { p50: large.p50Ms / small.p50Ms, p99: large.p99Ms / small.p99Ms, pages: large.pages / small.pages };
    const isQuiet = Math.max(small.othersCores, large.othersCores) <= QUIET_CORES;
    const judged = (value: number): string => (value <= GROWTH_AIM ? 'flat' : 'NOT FLAT');
    const times = isQuiet ? `p50 ${judged(growth.p50)}, p99 ${judged(growth.p99)}` : 'times not judged (busy machine)';
    const figures = [growth.p50, growth.p99, growth.pages].map(one => one.toFixed(2).padStart(6));
    return `  ${title.padEnd(34)} p50 ${figures[0]}   p99 ${figures[1]}   pages ${figures[2]} times: pages ${judged(growth.pages)}, ${times}`;
  });
  return [
    `Growth from ${label(from.scale)} to ${label(to.scale)} entries (aim: at most ${GROWTH_AIM}; measured ${from.at} and ${to.at})`,
    ...lines,
  ];
}
