import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What a phone must fetch before the first page can be drawn, compressed: 150 kB come through a weak village network (0.4 Mbit/s) in three
 * seconds. The page's own words and code come on top (docs/decisions/0042-first-load.md).
 */
export const FIRST_LOAD_MAX_BYTES = 150_000;

/** The app in a browser as it is served. */
export const H5_DIST = join(__dirname, '../../apps/miniprogram/dist/h5');

/** Compressed bytes by file: index.html, and every script and style it loads by itself. */
export function firstLoad(dist: string): Map<string, number> {
  const page = join(dist, 'index.html');
  if (!existsSync(page)) throw new Error('The h5 app is not built: npx nx run miniprogram:build');
  const html = readFileSync(page, 'utf8');
  const loaded = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
  if (!loaded.some(file => file.endsWith('.js'))) throw new Error(`${page} loads no script`);
  return new Map(['index.html', ...loaded].map(file => [file, gzipSync(readFileSync(join(dist, file))).length] as const));
}

export const weightOf = (files: ReadonlyMap<string, number>): number => [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
