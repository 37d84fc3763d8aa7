import type { Id, Instant, PageQuery } from '../platform';

/** How long a household lets somebody act for it; either way it may take that back at any time. */
export const PROXY_TERMS = ['open', 'year'] as const;
export type ProxyTerm = (typeof PROXY_TERMS)[number];
export const proxyTermTitles = { year: '一年', open: '直到收回' } as const satisfies Record<ProxyTerm, string>;

/**
 * How the right came about: the household's own phone; where there is none, its word before two witnesses; or its card in the helper's hand,
 * which is worth as much as the errand: until the day is over.
 */
export const PROXY_SOURCES = ['app', 'witnesses', 'card'] as const;
export type ProxySource = (typeof PROXY_SOURCES)[number];

export interface ProxyRightView {
  readonly id: Id;
  readonly helperPersonId: Id;
  readonly helperName: string;
  readonly householdId: Id;
  readonly householdName: string;
  readonly grantedAt: Instant;
  /** Null: until it is taken back. */
  readonly expiresAt: Instant | null;
  readonly source: ProxySource;
  /** Two names when it was recorded before witnesses, else none. */
  readonly witnessNames: readonly string[];
  /** Those of them who have said so on their own phone. */
  readonly confirmedNames: readonly string[];
  /** Not in force yet: a witness has still to confirm. */
  readonly pending: boolean;
  /** Who wrote it down, when the household could not. */
  readonly recordedByName: string | null;
  readonly reason: string | null;
}

/** A household that lets the reader act for it, and for whom of it: no more than a form has to ask. */
export interface RepresentedHousehold {
  readonly id: Id;
  readonly name: string;
  readonly groupName: string | null;
  readonly members: readonly { readonly personId: Id; readonly name: string }[];
  readonly proxyId: Id;
  readonly expiresAt: Instant | null;
}

/** What a helper shows to the household that wants to be helped: without it nobody is made anybody's helper. */
export interface ProxyCode {
  readonly helperName: string;
  /** The text of the QR; signed, five minutes, for one grant. */
  readonly qr: string;
  /** Eight digits to be said aloud; valid only together with the helper's name. */
  readonly digits: string;
  readonly expiresAt: Instant;
}

/** Either `code` (what the camera read), or `digits` with `helperName`. */
export interface ResolveProxyCode {
  readonly code?: string;
  readonly digits?: string;
  readonly helperName?: string;
}

/**
 * Whom the code belongs to: enough to be sure that it is the right person. With the whole name: the helper shows it on their own phone
 * together with the code, and only a household of the same village that holds a good code is answered.
 */
export interface ProxyCandidate {
  readonly helperName: string;
  readonly groupName: string | null;
  readonly householdName: string | null;
  /** Proof of the code, for this person and household; good for a quarter of an hour. */
  readonly ticket: string;
}

export interface GrantProxy {
  readonly ticket: string;
  readonly term: ProxyTerm;
}

/** For a household without a phone: a signed paper, and two people who were there. */
export interface RecordProxy {
  readonly householdId: Id;
  readonly helperPersonId: Id;
  readonly witnessPersonIds: readonly Id[];
  readonly reason: string;
  /** The signed paper. */
  readonly photoId?: Id;
  readonly term: ProxyTerm;
}

/** What a witness is asked to confirm: that the household said so in their presence. */
export interface WitnessedProxy {
  readonly id: Id;
  readonly helperName: string;
  readonly householdName: string;
  readonly recordedByName: string;
  readonly reason: string;
  readonly recordedAt: Instant;
  readonly expiresAt: Instant | null;
}

/** `agreed` false: it was not so. Then there is no such right. */
export interface WitnessProxy {
  readonly agreed: boolean;
}

export type RecordedProxiesQuery = PageQuery;
