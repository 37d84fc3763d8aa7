import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';

/** The newest syntax that the oldest supported phone parses (iOS 12, Chrome 67). */
const ECMA_VERSION = 2018;

/** Files of the bundle that an old phone could not even read. They are scripts: WeChat wraps them into functions. */
export function newerSyntax(dist: string): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js'));
  if (files.length === 0) throw new Error(`no script in ${dist}`);
  return files.flatMap(file => {
    try {
      parse(readFileSync(join(dist, file), 'utf8'), { ecmaVersion: ECMA_VERSION, sourceType: 'script', allowReturnOutsideFunction: true });
      return [];
    } catch (cause) {
      return [`${file}: ${cause instanceof Error ? cause.message : String(cause)}`];
    }
  });
}
