import type { PhotoSaid, Route } from '@jishan/contracts';

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'refused';

/** What the phone says of it is told to those who review. */
export interface OutboxPhoto extends PhotoSaid {
  /** Its name on the phone's shelf. */
  readonly kept: string;
  /** Set as soon as it has arrived, so that it travels once. */
  readonly mediaId?: string;
}

/** What was said. */
export interface OutboxVoice {
  readonly kept: string;
  readonly milliseconds: number;
  readonly mediaId?: string;
}

/** Plain data: it lies in storage and must be understood by the app that starts tomorrow. */
export interface OutboxEntry {
  /** Also the Idempotency-Key, so that however often it is sent it is done once. */
  readonly id: string;
  readonly accountId: string;
  readonly villageId: string;
  readonly title: string;
  readonly detail: string;
  /** The page that shows it, sent or not. */
  readonly page: string;
  readonly route: Pick<Route, 'method' | 'path' | 'idempotent'>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body's property that takes the photos' ids. */
  readonly photosField?: string;
  readonly photos: readonly OutboxPhoto[];
  /** Sent as the body's `voiceId`. */
  readonly voice?: OutboxVoice;
  /** Paths of the routes whose answers change when it has arrived. */
  readonly refetches: readonly string[];
  readonly createdAt: number;
  /** Of two that were written down in the same millisecond, the later has the greater. */
  readonly order: number;
  readonly state: OutboxState;
  readonly tries: number;
  readonly nextTryAt: number;
  readonly problem?: { readonly title: string; readonly detail?: string };
}

export type NewEntry = Omit<OutboxEntry, 'createdAt' | 'order' | 'state' | 'tries' | 'nextTryAt' | 'problem'>;

/** Of one account. */
export const OUTBOX_MAX_ENTRIES = 50;
export const SENT_KEPT_MS = 24 * 60 * 60_000;
const FIRST_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

export function pauseAfter(tries: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE_MS);
}
