import type { Realm } from './realm';

type Callback = (value?: unknown) => unknown;

/** `wx.onSomething` and `wx.offSomething`. */
export class Listeners {
  private readonly byName = new Map<string, Set<Callback>>();

  add(name: string, callback: unknown): void {
    if (typeof callback !== 'function') return;
    const set = this.byName.get(name) ?? new Set();
    this.byName.set(name, set.add(callback as Callback));
  }

  remove(name: string, callback: unknown): void {
    if (typeof callback === 'function') this.byName.get(name)?.delete(callback as Callback);
    else this.byName.delete(name);
  }

  has(name: string): boolean {
    return (this.byName.get(name)?.size ?? 0) > 0;
  }

  emit(name: string, realm: Realm, ...values: unknown[]): void {
    for (const callback of [...(this.byName.get(name) ?? [])])
      realm.guard(`wx.${name}`, () => (callback as (...args: unknown[]) => unknown)(...values))();
  }
}
