import type { Id, Instant, Page, PageQuery } from '../platform';
import type { StatementLine, TransferKind } from '../points';

/** 32 bytes (a signature: 64), lower-case hexadecimal. */
export type Hex = string;

/**
 * One transfer as the book proves it: nobody's name, no text, ids that say nothing to others. What a person wrote, and who did it, are
 * in it as hashes, so that not a byte of them can be changed either. Written canonically (RFC 8785) it is a leaf of the day's tree.
 */
export interface BookLeaf {
  readonly v: 1;
  readonly village: Id;
  /** Its number in the village's book: gapless, given when it is sealed. */
  readonly n: number;
  readonly id: Id;
  readonly kind: TransferKind;
  readonly amount: number;
  /** Account that gives, with the number of the entry on it. */
  readonly debit: Id;
  readonly debitSeq: number;
  /** Account that takes. */
  readonly credit: Id;
  readonly creditSeq: number;
  readonly cause: Id;
  readonly reverses: Id | null;
  /** UTC with microseconds, as the database keeps it. */
  readonly at: Instant;
  /** SHA-256 of the canonical `{id, reason}`. */
  readonly reason: Hex;
  /** SHA-256 of the canonical `{actor, id, member, role}`. */
  readonly by: Hex;
}

/** What is signed: one day of one village, chained to the one before. */
export interface BookHead {
  readonly v: 1;
  readonly village: Id;
  /** The village's block, counted from 1. A day without points has none; a day that was closed early has two. */
  readonly number: number;
  /** `YYYY-MM-DD`, the day that it closes. */
  readonly day: string;
  /** Numbers of the first and last leaf. */
  readonly first: number;
  readonly last: number;
  readonly root: Hex;
  /** Hash of the head before; zeros before the first. */
  readonly previous: Hex;
  readonly sealedAt: Instant;
}

export interface BookBlockView {
  readonly head: BookHead;
  /** SHA-256 of the canonical head. */
  readonly hash: Hex;
  /** Ed25519 over the canonical head. */
  readonly publicKey: Hex;
  readonly signature: Hex;
}

export interface SealedBookPage extends Page<BookBlockView> {
  readonly villageName: string;
  /** The key that seals now; each block says its own. */
  readonly publicKey: Hex;
}
export interface BookBlockPage {
  readonly villageName: string;
  readonly block: BookBlockView;
}
export type SealedBookQuery = PageQuery;

/** That a line of the own statement is in the book: the leaf and the way up to the root of a signed block. */
export interface LineProof {
  /** The own account that the statement's line stands on. */
  readonly accountId: Id;
  readonly leaf: BookLeaf;
  /** Siblings from the leaf to the root, lowest first. */
  readonly path: readonly Hex[];
  readonly block: BookBlockView;
}

/** On which of the own accounts the line stands. */
export interface LineProofQuery {
  readonly account?: 'wallet' | 'reserved';
}

/** What the phone shows, and therefore holds against the proof. */
export type ShownLine = Pick<StatementLine, 'seq' | 'transferId' | 'kind' | 'amount' | 'reason' | 'at'>;
