import type { ComplaintKind, ComplaintStep, VillageRole } from '@jishan/contracts';

export interface PlannedComplaint {
  readonly key: string;
  readonly village: string;
  readonly kind: ComplaintKind;
  /** In which office the person is of whom it speaks; left out: nobody in particular. */
  readonly about?: VillageRole;
  /** Somebody by name; else anybody who has an account. */
  readonly author?: string;
  readonly daysAgo: number;
  readonly words: string;
  /** What followed, so many days after it: by the author, the supervisor or the township. */
  readonly talk: readonly {
    readonly afterDays: number;
    readonly step: Exclude<ComplaintStep, 'filed'>;
    readonly by: 'author' | 'supervisor' | 'township';
    readonly text: string;
  }[];
}

export const plannedComplaints: readonly PlannedComplaint[] = [
  {
    key: 'subsidy-list',
    village: 'yaxi',
    kind: 'complaint',
    about: 'secretary',
    author: '罗晓燕',
    daysAgo: 40,
    words: '化肥补贴的名单贴了半天就揭了，很多人没有看到。问了几次，都说已经公示过。',
    talk: [
      {
        afterDays: 3,
        step: 'answered',
        by: 'supervisor',
        text: '查了公示照片，确实只贴了一个上午。已要求重新公示七天，今天起贴在活动室门口。',
      },
      { afterDays: 5, step: 'followed_up', by: 'author', text: '看到了，5组的名单还少一页。' },
      { afterDays: 11, step: 'closed', by: 'supervisor', text: '5组一页已补贴，公示期满没有异议。以后公示不少于七天，贴和揭都拍照留底。' },
    ],
  },
  {
    key: 'store-hours',
    village: 'yaxi',
    kind: 'suggestion',
    author: '罗晓燕',
    daysAgo: 6,
    words: '积分超市只在上午开，上班的人兑换不了。建议每个赶场天开到下午。',
    talk: [{ afterDays: 2, step: 'answered', by: 'township', text: '这个建议好，已请村里和超市管理员商量，下个赶场天先试开到下午五点。' }],
  },
  {
    key: 'road-gravel',
    village: 'yaxi',
    kind: 'complaint',
    about: 'cadre',
    daysAgo: 18,
    words: '通组路的碎石拉了几车，去向没有说清楚，请查一查。',
    talk: [],
  },
];
