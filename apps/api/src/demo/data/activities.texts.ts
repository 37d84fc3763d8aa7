import type { SceneName } from '../pictures/scenes';

export interface PlannedActivity {
  readonly key: string;
  readonly villages: readonly string[];
  /** Days from today; what lies behind is negative. */
  readonly day: number;
  readonly hour: number;
  readonly hours: number;
  readonly title: string;
  readonly place: string;
  readonly text: string;
  /** Of a rule that activities start; where the village has none, no points. */
  readonly rule?: string;
  readonly capacity?: number;
  readonly walkIns: boolean;
  readonly groups?: readonly string[];
  /** How many sign up, and how many of a hundred who did (or, where one need not, of the village's adults) come. */
  readonly signUps: number;
  readonly comePercent: number;
  readonly cancelled?: string;
  readonly before?: SceneName;
  readonly after?: readonly SceneName[];
}

const ALL = ['yaxi', 'jiefang', 'shunhe'];

export const plannedActivities: readonly PlannedActivity[] = [
  {
    key: 'assembly',
    villages: ['yaxi'],
    day: -96,
    hour: 14,
    hours: 2,
    title: '村民大会：修路方案表决',
    place: '村委会院坝',
    text: '表决3组到5组的产业路走向和出工办法。每户至少来一人，请带小板凳。',
    rule: 'assembly',
    walkIns: true,
    signUps: 0,
    comePercent: 22,
    before: 'meeting',
    after: ['meeting', 'meeting'],
  },
  {
    key: 'river',
    villages: ALL,
    day: -38,
    hour: 9,
    hours: 3,
    title: '清理河道',
    place: '村口大桥下',
    text: '汛后清理河道里的枯枝和垃圾。请穿胶鞋，自带手套和火钳，中午村里管一顿饭。',
    rule: 'group-activity',
    walkIns: true,
    signUps: 24,
    comePercent: 9,
    before: 'river',
    after: ['volunteers', 'river'],
  },
  {
    key: 'fraud',
    villages: ['yaxi'],
    day: -12,
    hour: 19,
    hours: 1,
    title: '防诈骗宣讲',
    place: '党群服务中心二楼',
    text: '派出所民警来讲怎么识别电信诈骗，老人请家里年轻人陪着来。',
    rule: 'group-activity',
    capacity: 60,
    walkIns: true,
    signUps: 41,
    comePercent: 6,
    before: 'training',
    after: ['training'],
  },
  {
    key: 'film',
    villages: ['yaxi'],
    day: -5,
    hour: 19,
    hours: 2,
    title: '坝坝电影',
    place: '村小学操场',
    text: '放映两部老片子，自带板凳，注意添衣。',
    walkIns: true,
    signUps: 12,
    comePercent: 0,
    cancelled: '当晚有雨，改到下周，时间另行通知。',
  },
  {
    key: 'planting',
    villages: ALL,
    day: 4,
    hour: 9,
    hours: 4,
    title: '房前屋后种果树',
    place: '各组集中点，先到村委会领苗',
    text: '每户领两株核桃苗或李子苗，技术员现场教怎么栽。请自带锄头。',
    rule: 'group-activity',
    walkIns: true,
    signUps: 18,
    comePercent: 0,
    before: 'planting',
  },
  {
    key: 'livestream',
    villages: ['yaxi'],
    day: 6,
    hour: 14,
    hours: 3,
    title: '手机直播卖山货培训',
    place: '党群服务中心二楼',
    text: '县里的老师手把手教，教室小，先报先得。请带手机和充电器。',
    rule: 'group-activity',
    capacity: 20,
    walkIns: false,
    signUps: 24,
    comePercent: 0,
    before: 'training',
  },
];

export interface PlannedHonour {
  readonly rule: string;
  readonly period: string;
  readonly daysAgo: number;
  readonly households: number;
  readonly citation: string;
  readonly points: boolean;
}

export const plannedHonours: readonly PlannedHonour[] = [
  { rule: 'fairest-yard', period: '上半年', daysAgo: 120, households: 6, citation: '院坝干净，花木整齐，柴草码放有序。', points: true },
  {
    rule: 'civilised-family',
    period: '本年度',
    daysAgo: 20,
    households: 8,
    citation: '孝老爱亲，邻里和睦，勤劳节俭，热心公益。',
    points: true,
  },
  { rule: 'good-neighbour', period: '本年度', daysAgo: 20, households: 2, citation: '常年照看隔壁独居老人，随叫随到。', points: false },
];
