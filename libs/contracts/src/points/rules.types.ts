import type { CalendarDay, Id, Points } from '../platform';

export const RULE_CATEGORIES = ['customs', 'environment', 'public_good', 'participation', 'honours', 'negative'] as const;
export type RuleCategory = (typeof RULE_CATEGORIES)[number];
export const ruleCategoryTitles = {
  customs: '乡风文明',
  environment: '人居环境',
  public_good: '公益事业',
  participation: '参与议事',
  honours: '荣誉',
  negative: '负面',
} as const satisfies Record<RuleCategory, string>;

export const CAP_PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CapPeriod = (typeof CAP_PERIODS)[number];
export const capPeriodTitles = { day: '每天', week: '每周', month: '每月', quarter: '每季度', year: '每年' } as const satisfies Record<
  CapPeriod,
  string
>;
export const CAP_SUBJECTS = ['member', 'household'] as const;
export type CapSubject = (typeof CAP_SUBJECTS)[number];
export const capSubjectTitles = { member: '每人', household: '每户' } as const satisfies Record<CapSubject, string>;

export const RULE_STARTERS = ['villager', 'cadre', 'activity'] as const;
export type RuleStarter = (typeof RULE_STARTERS)[number];

/** How an application under a rule is decided: by one reviewer at once, or by a panel and after 公示. */
export const REVIEW_LANES = ['fast', 'full'] as const;
export type ReviewLane = (typeof REVIEW_LANES)[number];
export const reviewLaneTitles = { fast: '一人审核，当场入账', full: '评议小组审核，公示后入账' } as const satisfies Record<
  ReviewLane,
  string
>;

export interface RuleCap {
  readonly times: number;
  readonly period: CapPeriod;
  readonly subject: CapSubject;
}

/** What a rule's author writes. */
export interface RuleContent {
  readonly category: RuleCategory;
  readonly title: string;
  readonly standard: string;
  readonly pointsMin: Points;
  readonly pointsMax: Points;
  /** 次, 户/月, 小时 … */
  readonly unit: string;
  readonly cap: RuleCap | null;
  readonly minPhotos: number;
  readonly maxPhotos: number;
  readonly textRequired: boolean;
  readonly startedBy: RuleStarter;
  readonly lane: ReviewLane;
  /** The first and the last day on which a deed can be applied for; null: no such limit. */
  readonly validFrom: CalendarDay | null;
  readonly validUntil: CalendarDay | null;
}

export interface RuleView extends RuleContent {
  readonly id: Id;
  /** Which version of the village's rules it stands in. */
  readonly ruleSetVersion: number;
}
