import type { PageQuery } from '../platform';
import type { ApplicationStatus, ApplicationView } from './points.types';

/** Somebody has judged it, and nobody has it in hand any more. */
export const DECIDED_APPLICATION_STATUSES: readonly ApplicationStatus[] = ['credited', 'reversed', 'rejected', 'returned', 'upheld'];

/** `undo`: the own slip, within `UNDO_MINUTES`; `reverse`: a correction with a reason, by those who may. */
export const WAYS_BACK = ['undo', 'reverse'] as const;
export type WayBack = (typeof WAYS_BACK)[number];

/** What a reviewer looks back at. */
export interface DecidedApplication extends ApplicationView {
  /** The reader decided it. */
  readonly mine: boolean;
  /** How the reader may take the points back now; null: there are none, or somebody else must. */
  readonly wayBack: WayBack | null;
}
export interface DecidedQuery extends PageQuery {
  /** Everybody's are for those who may take credits back; others are shown their own either way. */
  readonly scope?: 'mine' | 'all';
}
