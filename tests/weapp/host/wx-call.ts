import { describe, type Journal } from './journal';
import type { Loose, Realm } from './realm';

/** What an API answers: `plain` is copied into the realm, `live` (functions, buffers) is put beside it as it is. */
export interface Answer {
  readonly plain?: Loose;
  readonly live?: Loose;
}

/** An expected refusal; ends in the caller's `fail`. */
export class WxFailure extends Error {
  constructor(
    readonly reason: string,
    readonly errno?: number,
  ) {
    super(reason);
  }
}

export type AsyncApi = (options: Loose) => Promise<Answer> | Answer;
export type SyncApi = (...args: unknown[]) => unknown;

/** A group of APIs by subject. */
export interface Apis {
  readonly async?: Readonly<Record<string, AsyncApi>>;
  readonly sync?: Readonly<Record<string, SyncApi>>;
}

export const optionsOf = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** WeChat's convention: `success`, `fail`, `complete`; a promise when none of them is given. */
export function deliver(name: string, options: Loose, outcome: Promise<Answer>, realm: Realm, journal: Journal): unknown {
  const settled = outcome.then(
    answer => Object.assign(realm.import({ ...answer.plain, errMsg: `${name}:ok` }) as Loose, answer.live),
    (cause: unknown) => {
      if (!(cause instanceof WxFailure)) journal.error(`wx.${name}`, cause);
      const errno = cause instanceof WxFailure && cause.errno !== undefined ? { errno: cause.errno } : {};
      throw realm.import({ errMsg: `${name}:fail ${cause instanceof WxFailure ? cause.reason : describe(cause)}`, ...errno });
    },
  );
  const callbacks = ['success', 'fail', 'complete'].filter(key => typeof options[key] === 'function');
  if (callbacks.length === 0) return realm.promise(settled);
  const call = (key: string, value: unknown): void => {
    const callback = options[key];
    if (typeof callback === 'function') realm.guard(`${key} of wx.${name}`, () => (callback as (value: unknown) => unknown)(value))();
  };
  settled.then(
    value => {
      call('success', value);
      call('complete', value);
    },
    (cause: unknown) => {
      call('fail', cause);
      call('complete', cause);
    },
  );
  return undefined;
}
