import { Problem } from '../errors/problem';

/** So many at once, so many waiting; who comes then is told to come again, before memory is full of waiting bytes. */
export class Slots {
  private busy = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly limits: { readonly atOnce: number; readonly waiting: number }) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= this.limits.atOnce) {
      if (this.queue.length >= this.limits.waiting) throw new Problem('SERVICE.BUSY');
      // The one that leaves hands its slot over, so `busy` stays as it is.
      await new Promise<void>(resolve => this.queue.push(resolve));
    } else {
      this.busy += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
