import type { Instant } from './values';

/** A short signed address; whoever holds it may open it until it expires. */
export interface DocumentLink {
  readonly url: string;
  readonly fileName: string;
  readonly expiresAt: Instant;
}
/** The signed part of such an address. */
export interface SignedDocument {
  readonly doc: string;
  readonly exp: string;
  readonly sig: string;
}

/** How long the address of a document lives. */
export const DOCUMENT_URL_SECONDS = 600;
export const DOCUMENT_PART_MAX_CHARS = 600;
