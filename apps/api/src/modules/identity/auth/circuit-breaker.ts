const OPEN_AFTER_FAULTS = 5;
const OPEN_MS = 15_000;

export class CircuitOpen extends Error {}

/**
 * Spares people five seconds of waiting each while the other side is away, and spares the other side our knocking. So many faults in a row
 * open it; after a while one single call tries (half open): its success closes, its fault opens again.
 */
export class CircuitBreaker {
  private faults = 0;
  private openUntil = 0;
  private isTrying = false;

  constructor(private readonly now: () => number = () => Date.now()) {}

  get state(): 'closed' | 'open' | 'half_open' {
    if (this.openUntil === 0) return 'closed';
    return this.now() < this.openUntil ? 'open' : 'half_open';
  }

  /** Only what `run` throws is a fault: a refusal that the other side answered shows that it is there. */
  async call<T>(run: () => Promise<T>): Promise<T> {
    const isTrial = this.state !== 'closed';
    if (this.state === 'open' || (isTrial && this.isTrying)) throw new CircuitOpen('not asked: the last calls all failed');
    if (isTrial) this.isTrying = true;
    try {
      const answer = await run();
      [this.faults, this.openUntil] = [0, 0];
      return answer;
    } catch (error) {
      this.faults += 1;
      if (isTrial || this.faults >= OPEN_AFTER_FAULTS) this.openUntil = this.now() + OPEN_MS;
      throw error;
    } finally {
      if (isTrial) this.isTrying = false;
    }
  }
}
