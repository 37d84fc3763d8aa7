import type { SceneName } from '../pictures/scenes';
import { rule, type PlannedRule } from './rules.texts';

export interface PlannedDeduction {
  readonly key: string;
  /** `known`: of the demo login; `poor`: has less than it is to lose; `any`: a house that takes part. */
  readonly house: 'known' | 'poor' | 'any';
  readonly rule: 'burning' | 'dumping';
  readonly points: number;
  readonly text: string;
  readonly scene: SceneName | null;
  readonly openedDaysAgo: number;
  readonly appeal?: { readonly daysAgo: number; readonly text: string };
  readonly answer?: {
    readonly daysAgo: number;
    readonly by: 'secretary' | 'supervisor';
    readonly upheld: boolean;
    readonly reason: string;
  };
  readonly closed?: { readonly daysAgo: number; readonly kind: 'withdraw' | 'reverse'; readonly reason: string };
}

/** One in every state that somebody might meet; what is not answered or closed waits, or was posted when its days were over. */
export const plannedDeductions: readonly PlannedDeduction[] = [
  {
    key: 'reversed',
    house: 'any',
    rule: 'burning',
    points: 4,
    text: '路边的草堆着了火，当时以为是这家点的。',
    scene: 'field',
    openedDaysAgo: 14,
    closed: { daysAgo: 5, kind: 'reverse', reason: '后来查清是过路车丢的烟头，不是这家点的' },
  },
  {
    key: 'posted',
    house: 'poor',
    rule: 'burning',
    points: 15,
    text: '在林边烧杂草，劝了两次还在烧，护林员到了才灭。',
    scene: 'forest',
    openedDaysAgo: 12,
  },
  {
    key: 'cancelled',
    house: 'any',
    rule: 'dumping',
    points: 3,
    text: '沟边有一堆建渣，邻居说是这家倒的。',
    scene: 'river',
    openedDaysAgo: 10,
    appeal: { daysAgo: 9, text: '我家今年没有动工，建渣不是我家的，可以来看。' },
    answer: { daysAgo: 8, by: 'secretary', upheld: true, reason: '去看过，这家没有动工，建渣是施工队的' },
  },
  {
    key: 'dismissed',
    house: 'any',
    rule: 'burning',
    points: 2,
    text: '中午在地里烧秸秆，烟飘到公路上。',
    scene: 'field',
    openedDaysAgo: 9,
    appeal: { daysAgo: 8, text: '只烧了一小堆，而且没有风。' },
    answer: { daysAgo: 6, by: 'supervisor', upheld: false, reason: '有当天的照片，细则没有分多少，按最低的扣' },
  },
  {
    key: 'withdrawn',
    house: 'any',
    rule: 'dumping',
    points: 3,
    text: '河边有几袋垃圾，袋子上有这家的快递单。',
    scene: null,
    openedDaysAgo: 7,
    closed: { daysAgo: 6, kind: 'withdraw', reason: '说清楚后当天就清走了，这次不扣' },
  },
  {
    key: 'appealed',
    house: 'any',
    rule: 'dumping',
    points: 3,
    text: '公路弯道边又倒了两筐垃圾，上周刚劝过。',
    scene: 'river',
    openedDaysAgo: 3,
    appeal: { daysAgo: 1, text: '那天我家人都在区上，邻居可以作证。' },
  },
  {
    key: 'notified',
    house: 'known',
    rule: 'burning',
    points: 3,
    text: '傍晚在院坝边烧苞谷秆，劝了以后还在添。',
    scene: 'field',
    openedDaysAgo: 1,
  },
];

/** In a village whose representatives wanted them. */
export const deductionRules: readonly PlannedRule[] = [
  rule('negative', 'burning', '露天焚烧秸秆杂草', '在田边、林边、院坝烧秸秆、杂草和垃圾，经劝阻不改；看情况扣2至15分。', [2, 15], '次', {
    photos: [0, 4],
    startedBy: 'cadre',
    scenes: ['field'],
  }),
  rule('negative', 'dumping', '乱倒垃圾', '往河边、沟渠、公路边倒垃圾，劝了两次还没有清走的。', 3, '次', {
    photos: [0, 4],
    startedBy: 'cadre',
    scenes: ['river'],
  }),
];
