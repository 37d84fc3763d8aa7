import type { Fen } from '@jishan/contracts';

const FEN_PER_YUAN = 100;
const YUAN = /^(\d{1,7})(?:\.(\d{1,2}))?$/;

/** What a person types as yuan (`5.8`), in whole fen; undefined for anything that is no sum of money. */
export function fenOf(typed: string): Fen | undefined {
  const found = YUAN.exec(typed.trim());
  if (!found) return undefined;
  return Number(found[1]) * FEN_PER_YUAN + Number((found[2] ?? '').padEnd(2, '0'));
}

/** `1234.50`: two places, as on a receipt. */
export function sayYuan(fen: Fen): string {
  const sign = fen < 0 ? '−' : '';
  const whole = Math.abs(fen);
  return `${sign}${Math.floor(whole / FEN_PER_YUAN)}.${String(whole % FEN_PER_YUAN).padStart(2, '0')}`;
}
