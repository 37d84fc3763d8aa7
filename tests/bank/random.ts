/** Numbers that the seed alone decides. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  chance(share: number): boolean;
  /** In [0, below). */
  whole(below: number): number;
  pick<T>(from: readonly T[]): T | undefined;
  /** Of its own: what one client draws does not depend on what the others do meanwhile. */
  fork(): Random;
}

/** mulberry32: 32 bits of state are plenty for a few thousand draws. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    chance: share => next() < share,
    pick: from => from[whole(from.length)],
    fork: () => seeded(whole(2 ** 32)),
  };
}
