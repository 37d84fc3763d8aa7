import type { FieldProblem, ProblemBody, ProblemCode } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';

/** The request did not arrive, or no answer came back: it may or may not have been done. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  constructor(readonly timedOut: boolean) {
    super(timedOut ? 'timed out' : 'no network');
  }
}

/**
 * A refusal with a name. Its words come with it: the server takes them from the contracts' tables, and a second copy here would travel with
 * the first load and could only be older.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  /** What its words were filled with, and whom or what it is about. */
  readonly details: NonNullable<ProblemBody['details']>;
  /** After so long it may be asked again. */
  readonly waitSeconds: number | undefined;
  constructor(body: ProblemBody) {
    super(body.code);
    this.code = body.code;
    this.status = body.status;
    this.title = body.title;
    this.detail = body.detail;
    this.fields = body.errors ?? [];
    this.details = body.details ?? {};
    const seconds = this.details['seconds'];
    this.waitSeconds = typeof seconds === 'number' ? seconds : undefined;
  }
  is(code: ProblemCode): boolean {
    return this.code === code;
  }
}

/** Anything else: an answer that is no problem document, or a fault of our own. */
export class UnexpectedError extends Error {
  override readonly name = 'UnexpectedError';
  constructor(readonly status: number) {
    super(`unexpected answer ${status}`);
  }
}

/** A page was opened by a link that does not say of what. Nobody was asked: there is nothing to ask for. */
export class CutLinkError extends Error {
  override readonly name = 'CutLinkError';
}

export interface SaidError {
  readonly title: string;
  readonly detail: string | undefined;
  readonly retryable: boolean;
}

const BUSY_STATUSES: readonly number[] = [429, 503];

export function sayError(error: unknown): SaidError {
  if (error instanceof CutLinkError) return { ...texts.errors.cutLink, retryable: false };
  if (error instanceof NetworkError) return { ...(error.timedOut ? texts.errors.timedOut : texts.errors.offline), retryable: true };
  if (error instanceof ProblemError) return { title: error.title, detail: error.detail, retryable: BUSY_STATUSES.includes(error.status) };
  return { ...texts.errors.unexpected, retryable: true };
}

/** True when the same thing may be sent again as it is: it never arrived, or the house was only busy. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  if (error instanceof UnexpectedError) return error.status >= 500 || error.status === 0;
  return error instanceof ProblemError && (error.status === 503 || error.status === 429 || error.code === 'IDEMPOTENCY.IN_PROGRESS');
}

const BEHIND_STATUSES: readonly number[] = [404, 409, 422];

/**
 * True when what stands on the screen may be behind: the answer was lost and it may have been done, or it was refused for what somebody else
 * did meanwhile. Not for a stale version: there the person's own edit stands on the screen, and must not be swept away by what is newer.
 */
export function hasMovedOn(error: unknown): boolean {
  return !(error instanceof ProblemError) || BEHIND_STATUSES.includes(error.status);
}

/** The words for one field of a refused form, by its JSON Pointer. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.fields.find(field => field.pointer === pointer)?.message;
}

/** What was to be made stands already: an earlier attempt arrived, and only its answer was lost. */
export const isTaken = (error: unknown): boolean => error instanceof ProblemError && /[._]ID_TAKEN$/.test(error.code);
