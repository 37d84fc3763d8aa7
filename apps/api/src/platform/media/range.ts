import type { Span } from './media-store';

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/** The part that a player asks for. Undefined for whatever else stands there: then it gets the whole, as HTTP allows. */
export function spanOf(header: string | undefined, bytes: number): Span | undefined {
  const [, from = '', to = ''] = ONE_RANGE.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? bytes - 1 : Math.min(bytes - 1, Number(to));
  return first <= last ? { first, last } : undefined;
}
