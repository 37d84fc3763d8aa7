import { sha256, toHex, utf8, type PanelRound } from '@jishan/contracts';

/** Draws a seat again: whoever of its pool has the smallest SHA-256 of `seed:person`. */
export function drawnFrom(seed: string, pool: readonly string[]): string | undefined {
  const lots = pool.map(personId => ({ personId, lot: toHex(sha256(utf8(`${seed}:${personId}`))) }));
  return lots.sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))[0]?.personId;
}

/** Whether every seat of the round went to whom the lot names. */
export const isDrawnRight = (seed: string, seats: PanelRound['seats']): boolean =>
  seats.every(seat => drawnFrom(seed, seat.pool) === seat.personId);
