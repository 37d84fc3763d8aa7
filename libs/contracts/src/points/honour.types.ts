import type { Id, Page, PageQuery, Points } from '../platform';
import type { PeriodKey } from './periods';

/** The upper bands of a 光荣榜, best first. There is no lower one, and no place within a band. */
export const HONOUR_BANDS = ['leading', 'excellent'] as const;
export type HonourBand = (typeof HONOUR_BANDS)[number];
export const honourBandTitles = { leading: '前一成', excellent: '前三成' } as const satisfies Record<HonourBand, string>;

export interface HonourQuery extends PageQuery {
  readonly period: PeriodKey;
  /** One group's roll; absent: the whole village's. */
  readonly groupId?: Id;
}

/** By group, never by points: what a single household has is nobody's business but its own. */
export interface HonourItem {
  readonly householdId: Id;
  /** As the village's setting wants it: 罗建国家 or 罗*家. */
  readonly householdName: string;
  readonly groupName: string | null;
  readonly band: HonourBand;
  readonly own: boolean;
}

export interface HonourBandView {
  readonly band: HonourBand;
  /** Households with this many points or more in the period are in it. */
  readonly fromPoints: Points;
}

/** Why nobody is shown. */
export const HONOUR_ABSENCES = ['off', 'too_few_households', 'nobody_yet'] as const;
export type HonourAbsence = (typeof HONOUR_ABSENCES)[number];

export interface HonourRoll extends Page<HonourItem> {
  readonly period: PeriodKey;
  readonly absence: HonourAbsence | null;
  readonly bands: readonly HonourBandView[];
  readonly namesMasked: boolean;
  /** Of the reader's own household, for the reader only; null for somebody who belongs to none. */
  readonly own: {
    readonly earned: Points;
    readonly band: HonourBand | null;
    /** Points still missing to the next band up; null at the top, or where there is no band. */
    readonly toNextBand: Points | null;
    readonly optedOut: boolean;
    /** The head of the household decides for it. */
    readonly mayOptOut: boolean;
  } | null;
}

export interface SetHonourOptOut {
  readonly optedOut: boolean;
}
export interface HonourOptOut {
  readonly optedOut: boolean;
}

export interface ParticipationQuery {
  readonly period: PeriodKey;
}
/** A rate always with its denominator. */
export interface GroupParticipation {
  /** Null: households of no group. */
  readonly groupId: Id | null;
  readonly groupName: string | null;
  readonly households: number;
  /** Households that earned points in the period. Null: too few households to tell it without telling whose it is. */
  readonly takingPart: number | null;
}
export interface ParticipationView {
  readonly period: PeriodKey;
  readonly households: number;
  /** Null as for a group. */
  readonly takingPart: number | null;
  readonly groups: readonly GroupParticipation[];
}
