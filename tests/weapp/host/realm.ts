import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { createContext, Script, type Context } from 'node:vm';
import type { Activity } from './activity';
import { describe, type Journal } from './journal';

/** Not in WeChat's JS core on some supported phone (iOS 12, Chrome 67), or not at all. */
const ABSENT_GLOBALS = [
  'Intl',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'AggregateError',
  'Iterator',
];
/** ES2020 and later: parses on an old phone, then is no function. */
const ABSENT_METHODS: Readonly<Record<string, readonly string[]>> = {
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  'String.prototype': ['at', 'replaceAll', 'matchAll', 'isWellFormed', 'toWellFormed'],
  Object: ['hasOwn', 'groupBy'],
  Promise: ['allSettled', 'any', 'withResolvers'],
  Array: ['fromAsync'],
};
/** WeChat wraps every file in a function with these as parameters, so that they are undefined, not unknown. */
const SHADOWED = [
  ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'Caches', 'screen', 'alert', 'confirm'],
  ...['prompt', 'fetch', 'XMLHttpRequest', 'WebSocket', 'webkit', 'WeixinJSCore', 'Reporter', 'print', 'WeixinJSBridge'],
];

export type Loose = Record<string, unknown>;

/**
 * A place for the bundle to live in that has only ECMAScript and what WeChat gives: no window, no document, no Node, no code from strings.
 * Files are loaded from `dist` alone, and not from a sub-package that the requiring file does not belong to.
 */
export class Realm {
  private readonly context: Context;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly parse: (text: string) => unknown;
  private readonly makePromise: (run: (resolve: (value: unknown) => void, reject: (cause: unknown) => void) => void) => unknown;

  constructor(
    private readonly dist: string,
    private readonly subPackages: readonly string[],
    private readonly journal: Journal,
    private readonly activity: Activity,
    globals: Loose,
  ) {
    this.context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    for (const path of Object.keys(ABSENT_METHODS)) for (const name of ABSENT_METHODS[path] ?? []) this.run(`delete ${path}.${name}`);
    this.parse = this.run('JSON.parse') as (text: string) => unknown;
    this.makePromise = this.run('(run => new Promise(run))') as Realm['makePromise'];
    const own: Loose = { ...this.timers(), console: this.console(), ...globals };
    for (const name of ABSENT_GLOBALS) this.run(`delete this.${name}`);
    for (const [name, value] of Object.entries(own)) this.define(name, value);
  }

  define(name: string, value: unknown): void {
    Object.defineProperty(this.context, name, { value, writable: true, enumerable: false });
  }

  /** A value of this side as the bundle would get it from WeChat: plain data, made in its realm. */
  import(value: unknown): unknown {
    return value === undefined ? undefined : this.parse(JSON.stringify(value));
  }

  /** An ArrayBuffer of the realm with these bytes. */
  buffer(bytes: Uint8Array): unknown {
    const make = this.run('(size => { const buffer = new ArrayBuffer(size); return { buffer, bytes: new Uint8Array(buffer) }; })') as (
      size: number,
    ) => {
      buffer: unknown;
      bytes: Uint8Array;
    };
    const made = make(bytes.length);
    made.bytes.set(bytes);
    return made.buffer;
  }

  promise(outcome: Promise<unknown>): unknown {
    return this.makePromise((resolve, reject) => {
      outcome.then(resolve, reject);
    });
  }

  /** Calls into the bundle never throw out of it: on a phone the error ends in the log, and so it does here. */
  guard<A extends unknown[]>(where: string, run: (...args: A) => unknown): (...args: A) => unknown {
    return (...args) => {
      try {
        return run(...args);
      } catch (cause) {
        this.journal.error(where, cause);
        return undefined;
      }
    };
  }

  require(path: string): unknown {
    const file = normalize(path.endsWith('.js') ? path : `${path}.js`);
    const known = this.modules.get(file);
    if (known) return known.exports;
    const place = join(this.dist, file);
    if (!place.startsWith(this.dist + sep) || !existsSync(place)) throw new Error(`module '${path}' is not defined in the package`);
    const module = { exports: {} as unknown };
    this.modules.set(file, module);
    const parameters = ['require', 'module', 'exports', ...SHADOWED].join(', ');
    const script = new Script(`(function (${parameters}) { ${readFileSync(place, 'utf8')}\n})`, { filename: file });
    const body = script.runInContext(this.context) as (...args: unknown[]) => void;
    body((request: string) => this.requireFrom(file, request), module, module.exports);
    return module.exports;
  }

  private requireFrom(file: string, request: string): unknown {
    const path = normalize(request.startsWith('/') ? request.slice(1) : join(dirname(file), request));
    const home = this.packageOf(file);
    const target = this.packageOf(path);
    if (target !== '' && target !== home) throw new Error(`'${file}' may not require '${path}': it is in another sub-package`);
    return this.require(path);
  }

  private packageOf(file: string): string {
    return this.subPackages.find(root => file.startsWith(`${root}/`)) ?? '';
  }

  private run(code: string): unknown {
    return new Script(code).runInContext(this.context);
  }

  private timers(): Loose {
    const start =
      (repeat: boolean) =>
      (callback: (...args: unknown[]) => unknown, delay?: unknown, ...args: unknown[]) =>
        this.activity.timer(
          this.guard('timer', () => callback(...args)),
          Number(delay) || 0,
          repeat,
        );
    const stop = (id: unknown): void => this.activity.stopTimer(Number(id));
    return { setTimeout: start(false), setInterval: start(true), clearTimeout: stop, clearInterval: stop };
  }

  private console(): Loose {
    const say =
      (level: string) =>
      (...parts: unknown[]): void => {
        const line = parts.map(part => (typeof part === 'string' ? part : describe(part))).join(' ');
        this.journal.console.push(`${level}: ${line}`);
        if (level === 'error') this.journal.error('console.error', line);
      };
    return Object.fromEntries(['log', 'info', 'debug', 'warn', 'error', 'trace', 'group', 'groupEnd'].map(level => [level, say(level)]));
  }
}
