import type { Id, Instant, PageQuery } from '../platform';

/** How long a household lets somebody act for it; either way it may take that back at any time. */
export const PROXY_TERMS = ['open', 'year'] as const;
export type ProxyTerm = (typeof PROXY_TERMS)[number];
export const proxyTermTitles = { year: '一年', open: '直到收回' } as const satisfies Record<ProxyTerm, string>;

/** How the right came about: the household's own phone, or, where there is none, a paper signed before two witnesses. */
export const PROXY_SOURCES = ['app', 'witnesses'] as const;
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

/** Whom the code belongs to: enough to see that it is the right person. */
export interface ProxyCandidate {
  /** 罗* */
  readonly helperName: string;
  readonly groupName: string | null;
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

export type RecordedProxiesQuery = PageQuery;
