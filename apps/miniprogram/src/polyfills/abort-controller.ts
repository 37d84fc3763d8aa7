type Listener = () => void;

class Signal {
  aborted = false;
  reason: unknown = undefined;
  private listeners: Listener[] = [];

  addEventListener(_type: string, listener: Listener): void {
    this.listeners.push(listener);
  }
  removeEventListener(_type: string, listener: Listener): void {
    this.listeners = this.listeners.filter(one => one !== listener);
  }
  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason ?? new Error('aborted');
    this.listeners.splice(0).forEach(listener => listener());
  }
}

/** As much of the standard as the query cache uses; WeChat's JavaScript core has none. */
export class AbortController {
  readonly signal = new Signal();
  abort(reason?: unknown): void {
    this.signal.abort(reason);
  }
}
