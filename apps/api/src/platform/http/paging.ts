import { PAGE_DEFAULT_ITEMS, type Page } from '@jishan/contracts';
import { Problem } from '../errors/problem';

/** Opaque to the caller: the last row's sort key. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** As the database writes a time: what it reads beside that (`infinity`, `now`, `tomorrow`) never stood in a cursor of ours. */
const INSTANT = /^\d{4,6}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,6})?([+-]\d{2}(:\d{2}){0,2}|Z)$/;
type Shape = 'string' | 'number' | 'instant';
const fitsShape = (part: unknown, shape: Shape | undefined): boolean =>
  shape === 'instant' ? typeof part === 'string' && INSTANT.test(part) : typeof part === shape;

/** @throws REQUEST.BAD_CURSOR for anything we did not make. `shape` says for each part what it is; a string that is a time is an instant. */
export function decodeCursor<K extends readonly (string | number)[]>(
  cursor: string | undefined,
  shape: { readonly [I in keyof K]: Shape },
): K | null {
  if (cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(value) &&
      value.length === shape.length &&
      value.every((part, index) => fitsShape(part, shape[index]) && String(part).length <= 200 && !String(part).includes('\0'));
    if (fits) return value as unknown as K;
  } catch {
    // falls through to the refusal
  }
  throw new Problem('REQUEST.BAD_CURSOR');
}

export const pageLimit = (limit: number | undefined): number => limit ?? PAGE_DEFAULT_ITEMS;

/** The query asked for one row more than the page holds: its presence says that there is a next page. */
export function pageOf<R, V>(
  rows: readonly R[],
  limit: number,
  view: (row: R) => V,
  key: (row: R) => readonly (string | number)[],
): Page<V> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), ...(rows.length > limit && last !== undefined ? { nextCursor: encodeCursor(key(last)) } : {}) };
}
