import { createHash } from 'node:crypto';

/** Ids keep their order in time, but lie before any real one, so that what is made later sorts behind the demo county. */
const ID_EPOCH_MS = Date.UTC(2025, 0, 1);

export const digest = (label: string): Buffer => createHash('sha256').update(`jishan demo county\0${label}`).digest();

/** A UUIDv7-shaped id that depends on the label alone; `atMs` (since the beginning of the demo's time) orders ids of one kind. */
export function demoId(label: string, atMs = 0): string {
  const bytes = Buffer.from(digest(label).subarray(0, 16));
  bytes.writeUIntBE(ID_EPOCH_MS + Math.max(0, Math.floor(atMs)), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Chance that is the same at every run. Each part takes one of its own, so that a change in one leaves the others as they are. */
export class Chance {
  private state: number;

  constructor(label: string) {
    this.state = digest(label).readUInt32BE(0);
  }

  /** From 0 up to, without, 1. (mulberry32) */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Both ends included. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  happens(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.whole(0, from.length - 1)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** Earlier ones more often: about half of the draws come from the first third. */
  pickEarly<T>(from: readonly T[]): T {
    const one = from[Math.floor(this.next() ** 1.7 * from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** By weight; all weights must be positive. */
  weighted<T>(from: readonly T[], weightOf: (one: T) => number): T {
    let left = this.next() * from.reduce((sum, one) => sum + weightOf(one), 0);
    for (const one of from) {
      left -= weightOf(one);
      if (left < 0) return one;
    }
    return this.pick(from);
  }

  shuffled<T>(from: readonly T[]): T[] {
    return from
      .map(one => ({ one, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  }
}
