/** A delay beyond this is waiting for a person or for minutes to pass, and is not waited for. */
const SOON_MS = 350;

/** Everything that is under way on the phone, so that a test can wait until it is quiet instead of sleeping. */
export class Activity {
  private readonly timers = new Map<number, { handle: NodeJS.Timeout; soon: boolean }>();
  private lastTimer = 0;
  private readonly work = new Map<symbol, string>();
  private closed = false;

  timer(run: () => unknown, delayMs: number, repeat: boolean): number {
    const id = ++this.lastTimer;
    if (this.closed) return id;
    const fire = (): void => {
      if (!repeat) this.timers.delete(id);
      run();
    };
    const handle = repeat ? setInterval(fire, Math.max(delayMs, 4)) : setTimeout(fire, delayMs);
    // A timer of minutes must not keep the test's process alive.
    if (repeat || delayMs > SOON_MS) handle.unref();
    this.timers.set(id, { handle, soon: !repeat && delayMs <= SOON_MS });
    return id;
  }

  stopTimer(id: number): void {
    const timer = this.timers.get(id);
    if (timer) clearTimeout(timer.handle);
    this.timers.delete(id);
  }

  /** Work that `settle` waits for: a request, a view update. */
  async during<T>(what: string, run: () => Promise<T>): Promise<T> {
    const mark = Symbol(what);
    this.work.set(mark, what);
    try {
      return await run();
    } finally {
      this.work.delete(mark);
    }
  }

  /** Resolves when nothing is under way any more; rejects with what still is after `timeoutMs`. */
  async settle(timeoutMs = 60_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    let quiet = 0;
    while (quiet < 3) {
      await new Promise(resolve => setImmediate(resolve));
      const soon = [...this.timers.values()].filter(timer => timer.soon).length;
      if (this.work.size === 0 && soon === 0) {
        quiet += 1;
        continue;
      }
      quiet = 0;
      if (Date.now() > end)
        throw new Error(`not quiet after ${timeoutMs} ms: ${[...this.work.values(), ...(soon > 0 ? [`${soon} timers`] : [])].join(', ')}`);
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }

  close(): void {
    this.closed = true;
    for (const id of [...this.timers.keys()]) this.stopTimer(id);
  }
}
