import type { CalendarDay } from '../platform';

export const REDEMPTION_MODES = ['any_time', 'rounds'] as const;
export type RedemptionMode = (typeof REDEMPTION_MODES)[number];

/** How long a reservation may wait at most. */
export const RESERVATION_MAX_DAYS = 60;

/** Where the store is and when it opens, in a line. */
export const STORE_OPENING_MAX_CHARS = 60;

/** Of whom panels are drawn. The secretary and the supervisor stand in when all of these must step aside. */
export const PANEL_POOLS = ['reviewers', 'reviewers_and_cadres'] as const;
export type PanelPool = (typeof PANEL_POOLS)[number];

/**
 * 积分有效期. `yearly`: what was credited before the start of the village's year goes at that midnight. `rolling12`: each credit goes twelve
 * months after it was made.
 */
export const POINTS_EXPIRIES = ['none', 'yearly', 'rolling12'] as const;
export type PointsExpiry = (typeof POINTS_EXPIRIES)[number];
/** From the day on which a village begins to let points expire, or changes how: nothing goes on any of these days. */
export const EXPIRY_NOTICE_DAYS = 30;
/** `MM-DD`, up to the 28th, so that every year has it. */
export const YEAR_START_PATTERN = /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

/**
 * Safeguards: how many hands, days and yuan stand between a wish and points. One person may tighten them at once; loosened they are from the next day
 * of the village on, and everybody in office is told before.
 */
export interface SafeguardChoices {
  /** Full lane: how many may be drawn at most, and how many of them must agree. The first `panelNeeded` are asked; the next one only when they differ. */
  readonly panelSize: number;
  readonly panelNeeded: number;
  readonly panelPool: PanelPool;
  /** Whole days in 公示, the day it begins not counted. */
  readonly publicationDays: number;
  /** More points than this are decided by two people or more, whatever lane the rule says; 0: no such limit. */
  readonly twoDecideAbovePoints: number;
  /** Whole days in which a household may appeal, the day of the notice not counted. */
  readonly deductionAppealDays: number;
  /** 1 point = n fen, for the fund's coverage. */
  readonly pointValueFen: number;
}
/** Village options; each has a default, so a stored row may lack a new one. */
export interface VillageSettings extends SafeguardChoices {
  readonly redemptionMode: RedemptionMode;
  /** Names in public lists as 罗*. */
  readonly maskNames: boolean;
  /** How long a reservation waits for its hand-over. */
  readonly reservationDays: number;
  /** Where the store is and when it is open, as people say it; empty: nothing is said. */
  readonly storeOpening: string;
  /** 光荣榜, by bands; a household may stay off it. */
  readonly honourRoll: boolean;
  readonly checkWorkingDays: number;
  readonly panelWorkingDays: number;
  /** For each deed that a helper finished for another household, to the helper's own; 0: none. */
  readonly helperThanksPoints: number;
  /** How many deeds of one helper are thanked for in a calendar month. */
  readonly helperThanksPerMonth: number;
  readonly pointsExpiry: PointsExpiry;
  /** `MM-DD`: when the village's year of points begins. */
  readonly expiryYearStart: string;
  /** The first day at whose beginning points may go. Set by the server whenever one of the two above is changed; null while nothing expires. */
  readonly expiryFrom: CalendarDay | null;
  /** 扣分 may be opened; off unless the village wants it. */
  readonly deductions: boolean;
  /** In which an appeal is weighed; after it the secretary and the supervisor are told. */
  readonly appealWorkingDays: number;
  /** What was loosened and waits until a whole day has gone by. Set by the server; null while nothing waits. */
  readonly pending: PendingSettings | null;
  /** What a point was worth before, oldest first: reports of a quarter that is over go by it. Set by the server. */
  readonly pastPointValues: readonly PastPointValue[];
}
/** Those that a village chooses itself. */
export type VillageChoices = Omit<VillageSettings, 'expiryFrom' | 'pending' | 'pastPointValues'>;

export type Safeguard = keyof SafeguardChoices;
/** Those of one line hold together and wait together. */
export const SAFEGUARDS = [
  ['twoDecideAbovePoints'],
  ['panelSize', 'panelNeeded', 'panelPool'],
  ['publicationDays'],
  ['deductionAppealDays'],
  ['pointValueFen'],
] as const satisfies readonly (readonly Safeguard[])[];
export interface PendingSettings {
  /** At whose beginning they count. */
  readonly from: CalendarDay;
  readonly choices: Partial<SafeguardChoices>;
}
export interface PastPointValue {
  /** From the beginning of this day on another one counted. */
  readonly until: CalendarDay;
  readonly fen: number;
}
/** The oldest fall off: thirty years, if it is changed every quarter. */
export const PAST_POINT_VALUES_MAX = 120;
/** The settings as they were last chosen, what still waits among them. */
export const wishedSettings = (settings: VillageSettings): VillageSettings => ({ ...settings, ...settings.pending?.choices });
export const defaultVillageSettings: VillageSettings = {
  redemptionMode: 'any_time',
  maskNames: true,
  reservationDays: 7,
  storeOpening: '',
  pointValueFen: 100,
  honourRoll: true,
  panelSize: 3,
  panelNeeded: 2,
  panelPool: 'reviewers',
  checkWorkingDays: 2,
  panelWorkingDays: 5,
  publicationDays: 5,
  helperThanksPoints: 0,
  helperThanksPerMonth: 4,
  twoDecideAbovePoints: 50,
  pointsExpiry: 'none',
  expiryYearStart: '01-01',
  expiryFrom: null,
  deductions: false,
  deductionAppealDays: 5,
  appealWorkingDays: 5,
  pending: null,
  pastPointValues: [],
};
