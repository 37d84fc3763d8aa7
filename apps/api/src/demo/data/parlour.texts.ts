import type { ThreadVisibility } from '@jishan/contracts';
import type { SceneName } from '../pictures/scenes';

export interface PlannedThread {
  readonly key: string;
  readonly village: string;
  /** Somebody by name; else anybody who has an account. */
  readonly author?: string;
  readonly visibility: ThreadVisibility;
  /** Hours ago that it was asked. */
  readonly hoursAgo: number;
  readonly letter: string;
  readonly scenes?: readonly SceneName[];
  /** What followed, so many hours after the letter. */
  readonly talk: readonly { readonly afterHours: number; readonly by: 'villager' | 'secretary'; readonly text: string }[];
  readonly rating?: { readonly stars: number; readonly words: string };
}

export const plannedThreads: readonly PlannedThread[] = [
  {
    key: 'lamps',
    village: 'yaxi',
    visibility: 'open',
    hoursAgo: 24 * 150,
    letter: '书记，5组到活动室那段路没有路灯，晚上跳坝坝舞回家要摸黑，能不能装几盏？',
    talk: [
      { afterHours: 6, by: 'secretary', text: '已经记下。今年的一事一议项目里有太阳能路灯，我们把这一段排进去，月底前给准信。' },
      { afterHours: 24 * 20, by: 'villager', text: '路灯装了吗？' },
      { afterHours: 24 * 20 + 9, by: 'secretary', text: '昨天装好6盏，请大家晚上看看亮不亮，有不亮的给我说。' },
    ],
    rating: { stars: 5, words: '装好了，亮堂得很，谢谢书记。' },
  },
  {
    key: 'water-fee',
    village: 'yaxi',
    visibility: 'open',
    hoursAgo: 24 * 121,
    letter: '自来水管护费今年为什么涨了？账能不能公示一下？',
    talk: [
      { afterHours: 20, by: 'secretary', text: '因为换了两处主管，院坝会上讲过。收支明细今天贴在公开栏，也会在村民代表会议上过一遍。' },
    ],
    rating: { stars: 4, words: '看到账了，以后早点公示更好。' },
  },
  {
    key: 'cunmin',
    village: 'yaxi',
    author: '罗晓燕',
    visibility: 'open',
    hoursAgo: 24 * 87,
    letter: '花椒采收季请不到人，村里能不能组织互助换工？',
    scenes: ['field'],
    talk: [{ afterHours: 11, by: 'secretary', text: '这个主意好。组长会上商量后，每组建一个换工名单，帮工满半天还可以按志愿服务记分。' }],
    rating: { stars: 5, words: '今年轻松多了。' },
  },
  {
    key: 'quarrel',
    village: 'yaxi',
    visibility: 'private',
    hoursAgo: 24 * 64,
    letter: '我和隔壁为屋后排水沟的事闹得不愉快，不想公开说，想请书记来看看。',
    talk: [
      { afterHours: 4, by: 'secretary', text: '理解。我明天上午和调解员一起过来，先看现场再说。' },
      { afterHours: 30, by: 'secretary', text: '看过了，沟往里改一尺，两家都同意，材料村里出水泥，你们出工。' },
    ],
    rating: { stars: 5, words: '处理得公道。' },
  },
  {
    key: 'dogs',
    village: 'yaxi',
    visibility: 'open',
    hoursAgo: 24 * 45,
    letter: '有的人家养狗不拴，娃娃上学害怕。',
    talk: [{ afterHours: 15, by: 'secretary', text: '已让各组长上门提醒，院坝会上也说了拴养的约定。再有不拴的请告诉组长。' }],
  },
  {
    key: 'points',
    village: 'yaxi',
    visibility: 'open',
    hoursAgo: 24 * 31,
    letter: '参加火把节排练能不能算积分？细则里没看到。',
    talk: [{ afterHours: 22, by: 'secretary', text: '细则里“村文艺队排练演出”就包括，排练一次3分，每人每月最多4次。' }],
    rating: { stars: 5, words: '' },
  },
  {
    key: 'school',
    village: 'yaxi',
    visibility: 'open',
    hoursAgo: 24 * 16,
    letter: '村小门口放学时车多，能不能有人引导？',
    talk: [
      { afterHours: 9, by: 'secretary', text: '从下周一起，护林员和党员志愿者轮流在校门口值守，每天下午四点到五点。' },
      { afterHours: 26, by: 'villager', text: '雨天早放学的时候也有人吗？' },
      { afterHours: 33, by: 'secretary', text: '有，学校提前通知我们。' },
    ],
  },
  {
    key: 'house',
    village: 'yaxi',
    visibility: 'private',
    hoursAgo: 24 * 9,
    letter: '家里老房子后墙裂了，想问危房改造怎么申请，怕别人说闲话，就私下问一下。',
    talk: [
      {
        afterHours: 7,
        by: 'secretary',
        text: '不用担心。先请乡里来做房屋安全鉴定，材料在“清单”里的“农村危房改造申请”有，我让村干部小陈上门帮你填。',
      },
    ],
  },
  {
    key: 'rocks',
    village: 'yaxi',
    visibility: 'open',
    hoursAgo: 41,
    letter: '前几天下雨后，垭口弯道上面有几块石头松动，骑车经过很危险，请尽快处理。',
    scenes: ['road', 'river'],
    talk: [],
  },
  {
    key: 'bus',
    village: 'yaxi',
    visibility: 'open',
    hoursAgo: 14,
    letter: '赶场天能不能请面包车多跑一趟？老人背东西走回来太累了。',
    talk: [],
  },
  {
    key: 'private-new',
    village: 'yaxi',
    visibility: 'private',
    hoursAgo: 5,
    letter: '我家最近有点困难，想和书记单独说说，您什么时候方便？',
    talk: [],
  },
  {
    key: 'j-clinic',
    village: 'jiefang',
    visibility: 'open',
    hoursAgo: 24 * 26,
    letter: '卫生室周末能不能开半天？',
    talk: [{ afterHours: 18, by: 'secretary', text: '和村医商量好了，周六上午开门。' }],
    rating: { stars: 5, words: '方便了。' },
  },
  { key: 'j-round', village: 'jiefang', visibility: 'open', hoursAgo: 20, letter: '下一次集中兑换是什么时候？', talk: [] },
  {
    key: 's-bridge',
    village: 'shunhe',
    visibility: 'open',
    hoursAgo: 24 * 12,
    letter: '人行桥的木板有两块松了。',
    talk: [{ afterHours: 10, by: 'secretary', text: '今天已换好，谢谢提醒。' }],
  },
];
