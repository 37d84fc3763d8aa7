import { setTimeout as sleep } from 'node:timers/promises';
import { problems, type ProblemCode } from '@jishan/contracts';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Problem, type ProblemDetails } from '../errors/problem';
import { isConflictOfTransactions, sqlStateOf } from './sql-state';

/** What a function of the books answers per item. */
type Outcome<A> = { readonly done: A; readonly replayed?: boolean } | { readonly refused: string; readonly details?: ProblemDetails };

export interface Done<A> {
  readonly answer: A;
  readonly replayed: boolean;
}

interface Waiting<I, A> {
  readonly item: I;
  readonly resolve: (done: Done<A>) => void;
  readonly reject: (error: unknown) => void;
}

interface QueryablePool {
  query(query: { name?: string; text: string; values: unknown[] }): Promise<{ rows: { ord: number; outcome: unknown }[] }>;
}

const SET_MAX_ITEMS = 500;
const ATTEMPTS = 4;
/** Two who ran into each other would do so again if both came back at once. */
const PAUSE_MAX_MS = 20;
const pauseAfter = (attempt: number): Promise<void> => sleep(Math.random() * PAUSE_MAX_MS * attempt);

export interface SetOptions<I> {
  readonly named: boolean;
  readonly afterCommit?: () => void;
  /**
   * Items that are the same request sent again. They never share a set until the first has had its effect: then they are replays and
   * may all go at once.
   */
  readonly sameRequest?: (item: I) => string;
}

/**
 * One business command of the books: a set-based SQL function behind a named statement, with group commit. While one call is in
 * flight further ones queue and go as one set; each is answered after COMMIT. If a set fails, its items run one by one, so a
 * bad one never fails a good one. A queue of one costs nothing. See docs/decisions/0004-one-door.md.
 */
export class SetCommand<I extends object, A> {
  private readonly logger = new Logger('books');
  private queue: Waiting<I, A>[] = [];
  private inFlight = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly functionName: string,
    private readonly options: SetOptions<I>,
  ) {
    if (!/^[a-z_]+$/.test(functionName)) throw new Error(`not a function name: ${functionName}`);
  }

  /** @throws Problem when the function refuses the item; database errors as they are. */
  call(item: I): Promise<Done<A>> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      if (!this.inFlight) void this.drain();
    });
  }

  /** A set that came as one request: its outcomes in order, refusals as values. */
  callMany(items: readonly I[]): Promise<(Done<A> | Problem)[]> {
    return Promise.all(
      items.map(item =>
        this.call(item).catch((error: unknown) => {
          if (error instanceof Problem) return error;
          throw error;
        }),
      ),
    );
  }

  private async drain(): Promise<void> {
    this.inFlight = true;
    try {
      // Lets everything that is already readable on other sockets join this set.
      await new Promise(setImmediate);
      const answered = new Set<string>();
      while (this.queue.length > 0) await this.commitSet(this.nextSet(answered), answered);
    } catch (error) {
      // Whoever waits is told; whoever comes next begins anew.
      for (const one of this.queue.splice(0)) one.reject(error);
    } finally {
      this.inFlight = false;
    }
  }

  private nextSet(answered: ReadonlySet<string>): Waiting<I, A>[] {
    const { sameRequest } = this.options;
    if (!sameRequest) return this.queue.splice(0, SET_MAX_ITEMS);
    const set: Waiting<I, A>[] = [];
    const later: Waiting<I, A>[] = [];
    const taken = new Set<string>();
    for (const one of this.queue) {
      const request = sameRequest(one.item);
      const fits = set.length < SET_MAX_ITEMS && (answered.has(request) || !taken.has(request));
      (fits ? set : later).push(one);
      taken.add(request);
    }
    this.queue = later;
    return set;
  }

  private async commitSet(set: readonly Waiting<I, A>[], answered: Set<string>): Promise<void> {
    let outcomes: Map<number, Outcome<A>>;
    try {
      outcomes = await this.execute(set);
    } catch (error) {
      const isConflict = isConflictOfTransactions(sqlStateOf(error));
      if (set.length === 1 && !isConflict) return set[0]?.reject(error);
      if (isConflict) await pauseAfter(1);
      for (const one of set) await this.commitOne(one);
      return;
    }
    this.committed(set, outcomes);
    const { sameRequest } = this.options;
    if (!sameRequest) return;
    set.forEach((one, index) => {
      const outcome = outcomes.get(index + 1);
      if (outcome && 'done' in outcome) answered.add(sameRequest(one.item));
    });
  }

  /** After a set that failed: alone. */
  private async commitOne(one: Waiting<I, A>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      let outcomes: Map<number, Outcome<A>>;
      try {
        outcomes = await this.execute([one]);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isConflictOfTransactions(sqlStateOf(error))) return one.reject(error);
        await pauseAfter(attempt + 1);
        continue;
      }
      return this.committed([one], outcomes);
    }
  }

  private async execute(set: readonly Waiting<I, A>[]): Promise<Map<number, Outcome<A>>> {
    const pool = (this.dataSource.driver as unknown as { master: QueryablePool }).master;
    const { rows } = await pool.query({
      ...(this.options.named ? { name: this.functionName } : {}),
      text: `SELECT ord, outcome FROM ${this.functionName}($1::jsonb)`,
      values: [JSON.stringify(set.map(one => one.item))],
    });
    return new Map(rows.map(row => [row.ord, row.outcome as Outcome<A>]));
  }

  /** What is committed is never tried again: neither for an answer that nobody can read, nor for a listener that fails. */
  private committed(set: readonly Waiting<I, A>[], outcomes: ReadonlyMap<number, Outcome<A>>): void {
    this.answer(set, outcomes);
    try {
      this.options.afterCommit?.();
    } catch (error) {
      this.logger.error(`${this.functionName}: what follows the commit failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private answer(set: readonly Waiting<I, A>[], outcomes: ReadonlyMap<number, Outcome<A>>): void {
    set.forEach((one, index) => {
      const outcome = outcomes.get(index + 1);
      if (outcome === undefined) one.reject(new Error(`${this.functionName} gave no outcome for item ${index + 1}`));
      else if ('done' in outcome) one.resolve({ answer: outcome.done, replayed: outcome.replayed === true });
      else one.reject(refusal(outcome.refused, outcome.details));
    });
  }
}

function refusal(code: string, details?: ProblemDetails): Error {
  return code in problems ? new Problem(code as ProblemCode, details ?? {}) : new Error(`the books refused with an unknown code: ${code}`);
}
