/** Every list: keyset cursor, at most 100 a page. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent at the end. Opaque. */
  readonly nextCursor?: string;
}

export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

export const PAGE_DEFAULT_ITEMS = 20;
export const PAGE_MAX_ITEMS = 100;
export const CURSOR_MAX_CHARS = 600;

/** How many wait, for a figure beside the way to them. */
export interface WaitingCount {
  readonly waiting: number;
}
