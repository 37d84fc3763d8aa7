import type { CalendarDay, Id, Instant, PageQuery, Points } from '../platform';
import type { PanelOutcome } from './course.types';
import type { ApplicationStatus, QueueItem } from './points.types';

/** `panel` weighs an application the first time; `objection` is the round of others, after somebody objected. */
export const PANEL_PURPOSES = ['panel', 'objection'] as const;
export type PanelPurpose = (typeof PANEL_PURPOSES)[number];

/** Whose statement line a panel's credit names. */
export const PANEL_ROLE = 'panel';
export const PANEL_TITLE = '评议小组';

/** A case before somebody who was drawn. Others' votes are told only to those who have cast their own. */
export interface PanelItem extends QueueItem {
  readonly purpose: PanelPurpose;
  readonly objections: readonly { readonly reason: string; readonly at: Instant }[];
  /** Of the panel that agreed before; null while that panel is still at it. */
  readonly agreedPoints: Points | null;
  readonly votes: readonly VoteView[] | null;
  readonly outcome: PanelOutcome | null;
}
export interface VoteView {
  readonly mine: boolean;
  readonly agrees: boolean;
  readonly points: Points | null;
  readonly reason: string;
}
export interface PanelQuery extends PageQuery {
  readonly scope?: 'waiting' | 'voted';
}
/** `points` only where a panel weighs a range; a reason is needed to disagree, and to decide an objection. */
export interface CastVote {
  readonly agrees: boolean;
  readonly points?: Points;
  readonly reason?: string;
}

/** One line of the 公示 list. Names are masked as the village has set it. */
export interface PublicationItem {
  readonly applicationId: Id;
  readonly status: ApplicationStatus;
  readonly ruleTitle: string;
  readonly standard: string;
  readonly points: Points;
  readonly groupName: string | null;
  readonly memberName: string;
  /** Who filed it for another household; null: somebody of the household itself, or an office. Masked as names are. */
  readonly helperName: string | null;
  readonly publicFrom: Instant;
  readonly publicUntil: Instant;
  readonly own: boolean;
  /** Still open, of another household, and the own household has not objected yet. */
  readonly mayObject: boolean;
  readonly objected: boolean;
  readonly result: { readonly outcome: PanelOutcome; readonly at: Instant; readonly answers: readonly string[] } | null;
}
/** `open`: in 公示 now. `results`: objections that were decided, newest first. */
export interface PublicationsQuery extends PageQuery {
  readonly scope?: 'open' | 'results';
}
export interface ObjectToApplication {
  readonly reason: string;
}

/** Households whose cases somebody does not judge, by their own word. */
export interface RelativeHousehold {
  readonly householdId: Id;
  readonly householdName: string;
  readonly groupName: string | null;
  /** Who lives there, so that one 罗家 is told from another. While one searches, only a name that was written in full is whole; the others are 罗*. */
  readonly memberNames: readonly string[];
  /** Of one that was taken back: the first day on which its cases may be judged again. */
  readonly endsOn: CalendarDay | null;
}
export interface RelativesView {
  readonly households: readonly RelativeHousehold[];
}
export interface DeclareRelative {
  readonly householdId: Id;
  readonly related: boolean;
}
export interface RelativeSearch {
  readonly name: string;
}

/**
 * How a panel was drawn: each seat went to the person of its pool with the smallest SHA-256 of `seed:personId` (hex). Whoever has this
 * can draw again and must come to the same people.
 */
export interface PanelRecord {
  readonly rounds: readonly PanelRound[];
}
export interface PanelRound {
  readonly round: number;
  readonly purpose: PanelPurpose;
  /** Told when the round is over: whoever knew it before could say who would be drawn next. */
  readonly seed: string | null;
  readonly seatsAtMost: number;
  readonly needed: number;
  readonly openedAt: Instant;
  readonly dueOn: CalendarDay;
  readonly outcome: PanelOutcome | null;
  readonly decidedAt: Instant | null;
  readonly seats: readonly PanelSeatView[];
}
export interface PanelSeatView {
  readonly seat: number;
  readonly personId: Id;
  readonly personName: string;
  readonly pool: readonly Id[];
  readonly askedAt: Instant;
  /** Asked in vain, or related after all: somebody else was drawn. */
  readonly relievedAt: Instant | null;
  readonly votedAt: Instant | null;
  /** Told when the round is over. */
  readonly vote: { readonly agrees: boolean; readonly points: Points | null; readonly reason: string } | null;
}
