import type { NoticeCategory, VillageRole } from '@jishan/contracts';
import type { SceneName } from '../pictures/scenes';

export interface PlannedNotice {
  readonly key: string;
  /** Village key, or all. */
  readonly villages: readonly string[];
  readonly daysAgo: number;
  readonly hour: number;
  readonly by: 'secretary' | 'cadre';
  readonly category: NoticeCategory;
  readonly title: string;
  /** `{day}`: the day that is `dayIn` days after it was published, as a notice says it: whoever reads it later is not misled. */
  readonly text: string;
  readonly dayIn?: number;
  readonly pinned?: boolean;
  /** Days until everybody is to have acknowledged. */
  readonly acknowledgeDays?: number;
  readonly groups?: readonly string[];
  readonly roles?: readonly VillageRole[];
  readonly scenes?: readonly SceneName[];
  readonly withdrawn?: string;
  /** Share of those with a phone who have opened it, of a hundred. */
  readonly openedPercent: number;
}

const ALL = ['yaxi', 'jiefang', 'shunhe'];

export const plannedNotices: readonly PlannedNotice[] = [
  {
    key: 'launch',
    villages: ALL,
    daysAgo: 183,
    hour: 9,
    by: 'secretary',
    category: 'affairs',
    title: '积分制开始试行',
    openedPercent: 88,
    scenes: ['meeting'],
    text: '各位村民：经村民代表会议讨论通过，从今天起本村试行积分制。做了好事拍张照片在手机上申报，审核后积分记到家庭账户，可到积分超市兑换日用品。积分细则在“积分”页面可以看到，不清楚的到村委会问，或在院坝会上提。',
  },
  {
    key: 'store',
    villages: ALL,
    daysAgo: 168,
    hour: 10,
    by: 'cadre',
    category: 'affairs',
    title: '积分超市开门了',
    openedPercent: 82,
    text: '积分超市设在村活动室旁边，每周三、周六上午开门。手机上选好东西可以先预留，七天内来领；没有手机的带上户卡，当场兑换。积分不能换钱，也不能转让。',
  },
  {
    key: 'flood',
    villages: ['yaxi', 'shunhe'],
    daysAgo: 132,
    hour: 18,
    by: 'secretary',
    category: 'weather',
    title: '强降雨防范提醒',
    acknowledgeDays: 1,
    openedPercent: 93,
    scenes: ['river'],
    text: '区气象台预报今晚到明天白天有大到暴雨。住在山洪沟口和地灾点附近的农户请提前收拾好随身物品，听到预警哨声马上按路线转移到村小学。夜里不要过河、不要进沟。值班干部通宵在岗。看到后请点“确认”。',
  },
  {
    key: 'medical',
    villages: ['yaxi'],
    daysAgo: 115,
    hour: 15,
    by: 'cadre',
    category: 'health',
    title: '65岁以上老人免费体检',
    openedPercent: 78,
    groups: ['1组', '2组', '3组', '4组'],
    text: '乡卫生院下周二到村活动室为65岁以上老人免费体检，请1至4组的老人空腹前来，家里年轻人帮忙转告。其他组另行通知。',
  },
  {
    key: 'road-wrong',
    villages: ['yaxi'],
    daysAgo: 97,
    hour: 8,
    by: 'cadre',
    category: 'affairs',
    title: '产业路施工封闭通知',
    openedPercent: 60,
    withdrawn: '施工日期写错了，已重新发布。',
    text: '产业路硬化施工，下周一起封闭十天，请绕行老路。',
  },
  {
    key: 'road',
    villages: ['yaxi'],
    daysAgo: 96,
    hour: 9,
    by: 'cadre',
    category: 'affairs',
    title: '产业路施工封闭（更正）',
    openedPercent: 84,
    scenes: ['road'],
    text: '产业路硬化施工，从本周四起封闭八天，请绕行老路。拉花椒的车请走河边便道，路口有人引导。给大家带来不便，请谅解。',
  },
  {
    key: 'fraud',
    villages: ALL,
    daysAgo: 74,
    hour: 20,
    by: 'cadre',
    category: 'safety',
    title: '谨防冒充客服诈骗',
    openedPercent: 75,
    text: '近期有人冒充快递、电商客服，以“退款”“取消会员”为由让人转账或下载软件。凡是要验证码、要转账的都不要信，拿不准先问村干部或拨打110。',
  },
  {
    key: 'leaders',
    villages: ['yaxi'],
    daysAgo: 60,
    hour: 17,
    by: 'secretary',
    category: 'affairs',
    title: '组长会议',
    openedPercent: 100,
    roles: ['group_leader', 'cadre'],
    text: '周五下午三点在村委会开组长会，议题：下季度细则调整、垃圾分类点位、护林排班。请准时参加。',
  },
  {
    key: 'adjust',
    villages: ['yaxi'],
    daysAgo: 41,
    hour: 19,
    by: 'secretary',
    category: 'affairs',
    title: '抽纸兑换分值调整',
    openedPercent: 70,
    text: '因进货价上涨，抽纸由9分调整为10分，其他商品不变。进货单据和库存台账在村务公开栏可查，有疑问可向村监委会反映。',
  },
  {
    key: 'honours',
    villages: ['yaxi'],
    daysAgo: 28,
    hour: 10,
    by: 'cadre',
    category: 'activity',
    title: '本季度“最美庭院”推荐',
    openedPercent: 72,
    scenes: ['flowerYard'],
    text: '每组推荐两户，院落干净、有花有绿、待人和气就行。请大家在院坝会上提名，月底前报组长。评选结果公示五天。',
  },
  {
    key: 'fire',
    villages: ALL,
    daysAgo: 12,
    hour: 8,
    by: 'secretary',
    category: 'safety',
    title: '进入森林防火期，人人签到确认',
    acknowledgeDays: 7,
    pinned: true,
    openedPercent: 86,
    scenes: ['forest'],
    text: '即日起进入森林草原防火期。严禁野外用火：不烧田坎、不烧秸秆、不带火种进山，上坟请用鲜花。发现烟点立即报告村委会。每户至少一人看完并点“确认”，没有手机的由组长上门告知。',
  },
  {
    key: 'meeting',
    villages: ['yaxi'],
    daysAgo: 3,
    hour: 19,
    by: 'cadre',
    category: 'affairs',
    title: '本月村民代表会议议题',
    openedPercent: 55,
    text: '本周日上午九点在村活动室召开村民代表会议：一、上半年积分和超市收支；二、3组到5组入户路护栏；三、自来水管护费。想发言的村民可以提前在“书记会客厅”留言。',
  },
  {
    key: 'water',
    villages: ['yaxi'],
    daysAgo: 1,
    hour: 18,
    by: 'secretary',
    category: 'affairs',
    title: '水池清洗停水通知',
    acknowledgeDays: 3,
    dayIn: 4,
    pinned: true,
    openedPercent: 35,
    text: '{day}上午八点到下午四点清洗蓄水池，全村停水，请提前接好生活用水。施工期间不要到水池边玩耍。看到后请点“确认”，方便我们知道还有哪些户没通知到。',
  },
];
