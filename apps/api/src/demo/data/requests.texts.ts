import type { SceneName } from '../pictures/scenes';

/** What happens to a request, so many days after it was started. */
export type PlannedMove =
  | { readonly day: number; readonly kind: 'step_done'; readonly text: string; readonly scene?: SceneName }
  | { readonly day: number; readonly kind: 'asked' | 'answered' | 'refused'; readonly text: string }
  | { readonly day: number; readonly kind: 'escalated' | 'withdrawn' }
  | { readonly day: number; readonly kind: 'rated'; readonly stars: number; readonly text: string };

export interface PlannedRequest {
  readonly key: string;
  readonly village: string;
  /** The code of the item on the list. */
  readonly item: string;
  /** Somebody by name; else anybody who has an account. */
  readonly applicant?: string;
  readonly daysAgo: number;
  readonly text: string;
  readonly scenes?: readonly SceneName[];
  readonly moves: readonly PlannedMove[];
}

export const plannedRequests: readonly PlannedRequest[] = [
  {
    key: 'house-repair',
    village: 'yaxi',
    item: 'GG-02',
    daysAgo: 118,
    text: '老房子后墙开裂，下雨漏水，只有这一处房子。',
    scenes: ['yard'],
    moves: [
      { day: 2, kind: 'step_done', text: '现场看过，后墙裂缝明显，属唯一住房。', scene: 'yard' },
      { day: 10, kind: 'step_done', text: '会议评议通过，已公示五天，无异议。' },
      { day: 34, kind: 'step_done', text: '鉴定为C级，同意维修加固。' },
      { day: 35, kind: 'step_done', text: '已告知补助标准和开工要求，完工后联系验收。' },
      { day: 37, kind: 'rated', stars: 5, text: '一趟没白跑，都给说清楚了。' },
    ],
  },
  {
    key: 'insurance',
    village: 'yaxi',
    item: 'GG-14',
    applicant: '罗晓燕',
    daysAgo: 75,
    text: '冰雹打了两亩花椒，叶子落了大半。',
    scenes: ['field'],
    moves: [
      { day: 1, kind: 'step_done', text: '已报案，记了受灾地块。' },
      { day: 4, kind: 'step_done', text: '保险公司到地里看过，定损六成。', scene: 'field' },
      { day: 9, kind: 'step_done', text: '定损结果已公示。' },
      { day: 19, kind: 'step_done', text: '赔款已到账，请核对。' },
      { day: 20, kind: 'rated', stars: 5, text: '来得快。' },
    ],
  },
  {
    key: 'power',
    village: 'yaxi',
    item: 'GG-03',
    daysAgo: 66,
    text: '新修的烘干房要单独装电表。',
    scenes: ['yard'],
    moves: [
      { day: 1, kind: 'step_done', text: '位置看过，离杆子二十米。' },
      { day: 2, kind: 'step_done', text: '已在网上提交报装。' },
      { day: 6, kind: 'step_done', text: '今天装表通电。', scene: 'yard' },
      { day: 7, kind: 'rated', stars: 4, text: '快，就是停了半天电。' },
    ],
  },
  {
    key: 'allowance',
    village: 'yaxi',
    item: 'GG-10',
    applicant: '杨德明',
    daysAgo: 40,
    text: '家里老人满80岁了，想申请高龄津贴。',
    moves: [
      { day: 2, kind: 'step_done', text: '上门核对过，表已填好。' },
      { day: 12, kind: 'step_done', text: '乡里审核通过。' },
      { day: 14, kind: 'step_done', text: '从下月起按月发放到老人卡上，已当面讲清楚。' },
    ],
  },
  {
    key: 'medical',
    village: 'yaxi',
    item: 'GG-05',
    daysAgo: 52,
    text: '刚从外地回来，想在村里参医保。',
    moves: [
      { day: 1, kind: 'step_done', text: '现在不在集中参保期，说明了补办条件。' },
      { day: 2, kind: 'withdrawn' },
    ],
  },
  {
    key: 'felling',
    village: 'yaxi',
    item: 'GG-13',
    daysAgo: 31,
    text: '房子后面两棵杉树歪了，怕倒下来压房，想砍掉。',
    scenes: ['forest'],
    moves: [{ day: 2, kind: 'refused', text: '房前屋后自家的零星树木不用办采伐许可，可以直接处理，砍的时候注意安全。' }],
  },
  {
    key: 'homestead',
    village: 'yaxi',
    item: 'GG-01',
    daysAgo: 11,
    text: '分家后没有住处，申请在老房旁边建新房。',
    scenes: ['yard', 'planting'],
    moves: [
      { day: 1, kind: 'step_done', text: '材料齐全，符合一户一宅。' },
      { day: 9, kind: 'step_done', text: '小组会议同意，已在组里公示五天，无异议。', scene: 'meeting' },
    ],
  },
  {
    key: 'power-late',
    village: 'yaxi',
    item: 'GG-03',
    daysAgo: 15,
    text: '家里添了磨面机，电压带不动，想增容。',
    moves: [
      { day: 1, kind: 'step_done', text: '用电需求已登记。' },
      { day: 6, kind: 'escalated' },
    ],
  },
  {
    key: 'relief',
    village: 'yaxi',
    item: 'GG-08',
    daysAgo: 4,
    text: '家里人摔伤住院，一时周转不开。',
    moves: [{ day: 1, kind: 'asked', text: '请补一张住院费用清单的照片，其他材料村里帮你准备。' }],
  },
  { key: 'water', village: 'yaxi', item: 'GG-04', daysAgo: 2, text: '新房要接自来水。', scenes: ['yard'], moves: [] },
  {
    key: 'j-disability',
    village: 'jiefang',
    item: 'GG-09',
    daysAgo: 60,
    text: '腿脚不便，想办残疾人证。',
    moves: [
      { day: 3, kind: 'step_done', text: '已预约下周评定。' },
      { day: 16, kind: 'step_done', text: '陪同到区医院评定完成。' },
      { day: 27, kind: 'step_done', text: '公示无异议，证已制好。' },
      { day: 29, kind: 'step_done', text: '证已送到家。', scene: 'elder' },
      { day: 30, kind: 'rated', stars: 5, text: '' },
    ],
  },
  {
    key: 'j-land',
    village: 'jiefang',
    item: 'GG-16',
    daysAgo: 3,
    text: '三亩地租给合作社种花椒，来备个案。',
    scenes: ['field'],
    moves: [],
  },
  {
    key: 's-birth',
    village: 'shunhe',
    item: 'GG-12',
    daysAgo: 5,
    text: '准备要孩子，想登记一下。',
    moves: [{ day: 1, kind: 'step_done', text: '已指导在网上提交。' }],
  },
];
