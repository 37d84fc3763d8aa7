interface Part {
  /** The credit that it is of. */
  readonly of: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  points: number;
}

/**
 * A household's spendable points by age, kept the naive way: a queue of lots, oldest in front, and a stack of what was taken, so that what
 * comes back goes to the front again with its age. The books keep no such thing and must come to the same.
 */
export class Ages {
  private readonly unspent: Part[] = [];
  private readonly taken: Part[] = [];
  /** So much of what the parts hold is gone since they are one. */
  private gone = 0;

  /** A 并户: what two households have, by its days; what comes back of what either had spent before comes back to that one. */
  constructor(private readonly parts: readonly Ages[] = []) {}

  credit(of: string, day: string, points: number): void {
    this.unspent.push({ of, day, points });
  }

  /** Spent, held or expired: the oldest first. */
  take(points: number): void {
    const old = Math.min(points, sumOf(this.older()));
    this.gone += old;
    shift(this.unspent, points - old, part => this.taken.push(part));
  }

  /** A 分户: the oldest go along, as old as they are here. Here they are gone as if they had been spent. */
  moveTo(other: Ages, points: number): void {
    shift(this.asOld(), points, part => other.unspent.push(part));
    this.take(points);
  }

  /** A hold let go, a sale taken back. `from`: who had spent it; what was spent since then is the oldest all the same. */
  giveBack(points: number, from: Ages = this): void {
    if (from === this) return this.restore(points);
    const part = this.parts.find(one => one.has(from));
    if (!part) throw new Error('what comes back was never here');
    part.giveBack(points, from);
    const again = Math.min(sumOf(this.taken), sumOf(this.older()));
    this.restore(again);
    this.gone += again;
  }

  private has(other: Ages): boolean {
    return other === this || this.parts.some(part => part.has(other));
  }

  private restore(points: number): void {
    const own = Math.min(points, sumOf(this.taken));
    this.gone -= points - own;
    this.taken.reverse();
    shift(this.taken, own, part => this.unspent.unshift(part));
    this.taken.reverse();
  }

  /** That very credit, or so much of it, never was: what was taken of it is taken of the next ones instead. */
  takeBack(of: string, points: number): void {
    const left = without(this.unspent, of, points);
    without(this.taken, of, left);
    this.take(left);
  }

  /** How much of it could last be spent before a day. */
  dueBefore(cutoff: string, lastDay: (day: string) => string): number {
    return this.asOld().reduce((sum, part) => sum + (lastDay(part.day) < cutoff ? part.points : 0), 0);
  }

  /** What goes when, by the last day of each credit. */
  byLastDay(lastDay: (day: string) => string): Record<string, number> {
    const days: Record<string, number> = {};
    for (const part of this.asOld()) days[lastDay(part.day)] = (days[lastDay(part.day)] ?? 0) + part.points;
    return days;
  }

  /** What came behind a credit of a later day is as old as that one: what was first in the book goes first. */
  private asOld(): Part[] {
    let oldest = '';
    return [...this.older(), ...this.unspent].map(part => ({ ...part, day: (oldest = later(oldest, part.day)) }));
  }

  /** What is left of what came by mergers, oldest in front. */
  private older(): Part[] {
    const all = this.parts.flatMap(part => part.asOld()).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    shift(all, this.gone, () => undefined);
    return all;
  }
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.points, 0);

const later = (a: string, b: string): string => (a > b ? a : b);

function shift(from: Part[], points: number, give: (part: Part) => void): void {
  for (let left = points; left > 0;) {
    const first = from[0];
    if (!first) throw new Error(`${left} of ${points} points are nowhere`);
    const part = { ...first, points: Math.min(left, first.points) };
    left -= part.points;
    first.points -= part.points;
    if (first.points === 0) from.shift();
    give(part);
  }
}

/** Takes so much of a credit out of the parts. Returns what is still to be taken. */
function without(parts: Part[], of: string, points: number): number {
  let left = points;
  for (const part of parts) {
    if (part.of !== of) continue;
    const now = Math.min(left, part.points);
    part.points -= now;
    left -= now;
  }
  parts.splice(0, parts.length, ...parts.filter(part => part.points > 0));
  return left;
}
