/** Small and repeatable (mulberry32): the same seed makes the same requests, whatever was shrunk away before. */
export class Dice {
  constructor(private state: number) {}

  /** 0 to `sides` - 1. */
  roll(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  oneIn(sides: number): boolean {
    return this.roll(sides) === 0;
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[this.roll(Math.max(1, from.length))];
  }

  /** Rather of the newest: old ones have mostly ended. */
  recent<T>(from: readonly T[], within = 60): T | undefined {
    return this.pick(from.slice(-within));
  }
}
