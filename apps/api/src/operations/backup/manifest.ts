/** One part's size and fingerprint: of the rows in the order in which they stand in the backup, or of the photos' names and bytes. */
export interface Part {
  readonly name: string;
  /** Rows of a table, or files. */
  readonly count: number;
  readonly sha256: string;
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly generated: boolean }[];
}

export interface SequenceState {
  readonly name: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

/** Stands at the beginning, so that a backup of another version is refused before anything is read. */
export interface Head {
  readonly createdAt: string;
  readonly postgres: string;
  readonly migrations: readonly string[];
  readonly tables: readonly TableShape[];
}

/** Stands at the end: what must have been read before anything counts. */
export interface Manifest {
  readonly createdAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly Part[];
  readonly sequences: readonly SequenceState[];
  /** Null when the photos are kept elsewhere (object storage). */
  readonly media: Part | null;
  /** Photos that the database knows and the folder does not have. */
  readonly mediaMissing: number;
}

export const rowsOf = (manifest: Manifest): number => manifest.tables.reduce((sum, { count }) => sum + count, 0);
