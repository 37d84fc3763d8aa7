import { relative } from 'node:path';
import type { Product } from './product';
import { words } from './start.texts';
import { displayWidth, padDisplay } from './steps';

interface DemoLogin {
  readonly title: string;
  readonly username: string;
  readonly password: string;
  readonly village?: string;
}

/** What a person needs to go on: where to look, and as whom. */
export async function announcement(product: Product): Promise<string> {
  const lines = [
    [words.h5, `${product.baseUrl}/`],
    [words.docs, `${product.baseUrl}/api/docs`],
    [words.data, shortPath(product.home.path)],
    [words.log, shortPath(product.home.apiLog)],
  ];
  const logins = await demoLogins(product.baseUrl);
  const table = logins.length === 0 ? '' : `\n${words.logins}\n${tableOf(logins)}\n`;
  return `${columns(lines)}\n${table}`;
}

async function demoLogins(baseUrl: string): Promise<readonly DemoLogin[]> {
  const answer = await fetch(`${baseUrl}/api/v1/app-info`, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`GET /api/v1/app-info: ${answer.status}`);
  const { demoLogins: logins } = (await answer.json()) as { demoLogins?: readonly DemoLogin[] };
  return logins ?? [];
}

function tableOf(logins: readonly DemoLogin[]): string {
  return columns([
    [...words.loginHeads],
    ...logins.map(({ title, username, password, village }) => [title, username, password, village ?? '']),
  ]);
}

export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell))));
  return rows.map(row => `  ${row.map((cell, at) => padDisplay(cell, (widths[at] ?? 0) + 3)).join('')}`.trimEnd()).join('\n');
}

function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') || short === '' ? path : short;
}
