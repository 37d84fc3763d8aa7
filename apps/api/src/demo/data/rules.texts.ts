import type { CapPeriod, CapSubject, ReviewLane, RuleCategory, RuleStarter } from '@jishan/contracts';
import type { SceneName } from '../pictures/scenes';

export interface PlannedRule {
  readonly key: string;
  readonly category: RuleCategory;
  readonly title: string;
  readonly standard: string;
  readonly points: readonly [min: number, max: number];
  readonly unit: string;
  readonly cap: readonly [times: number, period: CapPeriod, subject: CapSubject] | null;
  readonly photos: readonly [min: number, max: number];
  readonly textRequired: boolean;
  readonly startedBy: RuleStarter;
  readonly lane: ReviewLane;
  /** How often it is applied for, against the others; and in which months (all, when absent). */
  readonly weight: number;
  readonly months?: readonly number[];
  /** What people write. */
  readonly texts: readonly string[];
  /** What their photos show. */
  readonly scenes: readonly SceneName[];
}

type Options = Partial<
  Pick<PlannedRule, 'cap' | 'photos' | 'textRequired' | 'startedBy' | 'lane' | 'weight' | 'months' | 'texts' | 'scenes'>
>;

/** One line of a plan; what `options` leaves out is as with most rules. */
export const rule = (
  category: RuleCategory,
  key: string,
  title: string,
  standard: string,
  points: number | readonly [number, number],
  unit: string,
  options: Options,
): PlannedRule => ({
  category,
  key,
  title,
  standard,
  points: typeof points === 'number' ? [points, points] : points,
  unit,
  cap: null,
  photos: [0, 2],
  textRequired: false,
  startedBy: 'villager',
  lane: 'fast',
  weight: 0,
  texts: [],
  scenes: [],
  ...options,
});

export const ruleSetTitle = '积分制管理细则';

/** No deductions: they are off by default (see `deductionRules`). Nothing in here touches statutory benefits, fines, religion, health or birth. */
export const plannedRules: readonly PlannedRule[] = [
  rule('environment', 'clean-yard', '院落“五清”', '清垃圾、清柴草、清污水、清残垣、清庭院，房前屋后干净整齐，当天照片为准。', 2, '次', {
    cap: [1, 'week', 'household'],
    photos: [1, 4],
    weight: 26,
    scenes: ['yard', 'flowerYard'],
    texts: [
      '院坝和阴沟都扫干净了',
      '柴草码整齐了，房前屋后也捡了一遍',
      '今天把院子彻底打扫了',
      '杂物清走了，院坝冲洗过',
      '屋后的水沟掏通了，没有积水',
      '落叶扫了三筐，院坝清爽了',
      '鸡圈旁边也收拾出来了',
    ],
  }),
  rule('environment', 'sorting', '垃圾分类投放', '厨余、可回收、其他垃圾分开，投到分类点，纸板塑料瓶单独交回收点。', 1, '次', {
    cap: [2, 'week', 'household'],
    photos: [1, 3],
    weight: 14,
    scenes: ['bins'],
    texts: ['垃圾分好类投到2号点了', '纸板和瓶子交给回收点了', '厨余垃圾送去堆肥池', '教娃娃一起分的类'],
  }),
  rule('environment', 'public-cleaning', '公共区域清扫', '参加村道、活动广场、河边等公共地段清扫，每次不少于1小时。', 3, '次', {
    cap: [4, 'month', 'member'],
    photos: [1, 4],
    weight: 10,
    scenes: ['volunteers', 'river'],
    texts: ['扫了从桥头到小学的路', '跟组上一起清了活动广场', '河边的塑料袋都捡了', '村道两边的杂草割了'],
  }),
  rule('environment', 'planting', '房前屋后栽花种树', '自家房前屋后或公共绿地栽种并管护成活。', 3, '次', {
    cap: [2, 'quarter', 'household'],
    photos: [1, 4],
    weight: 6,
    months: [2, 3, 4, 5, 10, 11],
    scenes: ['planting', 'flowerYard'],
    texts: ['栽了两棵桂花', '院坝边种了一排三角梅', '补栽了五棵李子树', '路边花台种了格桑花'],
  }),
  rule('environment', 'film', '回收农膜和农药包装', '用完的农膜、农药瓶袋收集交到回收点，不乱丢田边。', 2, '次', {
    cap: [2, 'month', 'household'],
    photos: [1, 3],
    weight: 5,
    months: [3, 4, 5, 6, 7, 8, 9, 10],
    scenes: ['bins', 'field'],
    texts: ['地膜收了两捆交回收点', '农药瓶子装了一袋交了', '把沟边别人丢的也捡了'],
  }),
  rule('environment', 'stable', '圈舍整洁', '圈舍勤清粪、无积水无臭味，粪污入池。', 2, '次', {
    cap: [1, 'month', 'household'],
    photos: [1, 3],
    weight: 4,
    scenes: ['stable'],
    texts: ['猪圈冲洗干净了', '牛圈换了干草，粪都进池了', '圈舍消了毒'],
  }),
  rule('public_good', 'volunteering', '志愿服务', '参加村组组织的志愿服务，每满2小时记2分，一次最多6分。', [2, 6], '次', {
    cap: [4, 'month', 'member'],
    photos: [1, 4],
    weight: 12,
    scenes: ['volunteers', 'elder'],
    texts: ['给坡上的老人家背了两趟煤', '帮忙布置坝坝宴场地', '在卫生室引导老人体检', '帮五组收了一上午花椒', '协助发放种子'],
  }),
  rule('public_good', 'forest', '护林防火巡查', '防火期按排班巡山，劝阻野外用火，一次不少于2小时。', 5, '次', {
    cap: [4, 'month', 'member'],
    photos: [1, 4],
    weight: 9,
    months: [1, 2, 3, 4, 5, 10, 11, 12],
    scenes: ['forest'],
    texts: ['巡了后山一线，没有火情', '劝住一处烧田坎的', '走完2号防火线，牌子都在', '和组长一起巡到垭口'],
  }),
  rule('public_good', 'flood', '汛期巡河护堤', '汛期按排班巡查河堤、山洪沟和地灾点，及时报告。', 5, '次', {
    cap: [4, 'month', 'member'],
    photos: [1, 4],
    weight: 9,
    months: [6, 7, 8, 9],
    scenes: ['river'],
    texts: ['雨停后巡了大渡河边那段', '山洪沟堵的树枝清了', '夜里两点去看了地灾点，正常', '水位没有超线'],
  }),
  rule('public_good', 'labour', '公益投工投劳', '修路、清渠、修水池等集体劳动，按天记分。', 8, '天', {
    cap: [5, 'month', 'member'],
    photos: [1, 4],
    weight: 7,
    scenes: ['road'],
    texts: ['修产业路一天', '清了三组的灌溉渠', '背沙背水泥修水池', '塌方的路面填平了'],
  }),
  rule('public_good', 'donation', '爱心捐赠助人', '捐款捐物帮助有困难的邻里，视情况5至20分。', [5, 20], '次', {
    cap: [2, 'quarter', 'household'],
    photos: [1, 3],
    textRequired: true,
    weight: 3,
    scenes: ['donation'],
    texts: ['给受灾的阿苦家送了米和油', '旧衣服洗干净捐了三包', '给村里图书角捐了一批书', '捐200元给重病的邻居'],
  }),
  rule('public_good', 'errands', '代办跑腿', '帮行动不便的老人、病人买药、取件、交费、办证。', 2, '次', {
    cap: [6, 'month', 'member'],
    photos: [0, 3],
    textRequired: true,
    weight: 9,
    scenes: ['elder'],
    texts: ['帮隔壁老人取了降压药', '替八组的罗大娘交了电费', '带快递上山给三户人', '陪老人去乡上办了社保认证'],
  }),
  rule('public_good', 'care', '照看留守老人儿童', '看望、陪护、辅导邻里留守老人和儿童。', 3, '次', {
    cap: [4, 'month', 'member'],
    photos: [0, 3],
    textRequired: true,
    weight: 6,
    scenes: ['elder', 'training'],
    texts: ['晚上辅导两个娃娃做作业', '给独居的大爷做了顿热饭', '接送邻居家娃娃放学一周', '陪老人聊天，教用手机视频'],
  }),
  rule('public_good', 'rescue', '应急救援出力', '参加抢险、灭火、搜救、转移群众等应急行动。', 10, '次', {
    photos: [1, 4],
    textRequired: true,
    weight: 1,
    scenes: ['road', 'river'],
    texts: ['落石堵路，连夜清理', '转移低洼处两户人家', '帮忙找走失的老人'],
  }),
  rule('public_good', 'hazard', '上报安全隐患', '发现滑坡裂缝、断线、危桥、飞石等隐患及时上报，核实有效。', 3, '次', {
    cap: [4, 'month', 'member'],
    photos: [1, 3],
    textRequired: true,
    weight: 4,
    scenes: ['road', 'river'],
    texts: ['垭口路边有新裂缝，已拍照', '电线杆歪了，怕倒', '桥头护栏松动', '坡上有石头要掉'],
  }),
  rule('customs', 'simple-feast', '移风易俗简办', '婚丧喜事不大操大办，桌数、礼金按村规民约，提前报备。', 20, '次', {
    cap: [2, 'year', 'household'],
    photos: [1, 4],
    textRequired: true,
    weight: 1.5,
    scenes: ['meeting'],
    texts: ['女儿出嫁只办了15桌', '老人后事三天办完，不放高音喇叭', '满月酒没办，只请了家里人'],
  }),
  rule('customs', 'mediation', '调解纠纷协助', '协助村组调解邻里、地界、用水等纠纷并平息。', 5, '次', {
    cap: [3, 'month', 'member'],
    photos: [0, 2],
    textRequired: true,
    weight: 4,
    scenes: ['meeting'],
    texts: ['两家争地边，劝和了，各退一尺', '用水先后吵起来，排了班', '劝好一起酒后争吵', '帮着两兄弟把分家的话说开了'],
  }),
  rule('customs', 'elders', '孝老爱亲', '赡养老人、照顾病人、邻里公认。', 5, '次', {
    cap: [1, 'quarter', 'household'],
    photos: [0, 3],
    textRequired: true,
    weight: 4,
    scenes: ['elder'],
    texts: ['带母亲去区医院住院照顾一周', '给公公婆婆换了新被子', '把老人从老屋接下来一起住'],
  }),
  rule('customs', 'phone-teaching', '教老人用手机', '教会老人打视频、看通知、交费。', 2, '次', {
    cap: [4, 'month', 'member'],
    photos: [0, 2],
    weight: 5,
    scenes: ['elder', 'training'],
    texts: ['教会两个大娘打视频电话', '教老人在手机上看村里通知', '帮爷爷把字体调大了'],
  }),
  rule('customs', 'art-troupe', '村文艺队排练演出', '参加坝坝舞、山歌、达体舞排练或演出。', 3, '次', {
    cap: [4, 'month', 'member'],
    photos: [0, 3],
    weight: 5,
    scenes: ['meeting', 'volunteers'],
    texts: ['晚上排练达体舞', '重阳节给老人演出', '坝坝舞领舞'],
  }),
  rule(
    'public_good',
    'road-work',
    '义务修路修渠',
    '参加村里组织的修路、修渠、架桥，做满一天记10分，最多20分。评议小组评议，公示后入账。',
    [10, 20],
    '次',
    {
      cap: [2, 'quarter', 'member'],
      photos: [1, 4],
      textRequired: true,
      lane: 'full',
      scenes: ['volunteers'],
      texts: ['二组到水库的路塌了，跟大家修了一天', '清了两天水渠，抬了石头', '帮五组架了便桥', '涵洞堵了，下沟掏了一整天'],
    },
  ),
  rule('participation', 'courtyard-meeting', '参加院坝会', '参加组上院坝会并签到发言。', 2, '次', {
    cap: [2, 'month', 'member'],
    photos: [0, 2],
    weight: 13,
    scenes: ['meeting'],
    texts: ['参加了组上院坝会，讲的是修路的事', '院坝会议了水费怎么收', '听了防诈骗宣讲', '院坝会商量垃圾点放哪里'],
  }),
  rule('participation', 'assembly', '参加村民大会', '由村委会按签到册统一记分。', 4, '次', { startedBy: 'activity' }),
  rule('participation', 'proposal', '合理化建议被采纳', '提出的建议经村“两委”研究采纳。', 5, '条', {
    cap: [2, 'quarter', 'member'],
    textRequired: true,
    weight: 2,
    texts: ['建议在弯道装反光镜，已采纳', '建议赶场天增开一班面包车', '建议水池加盖'],
  }),
  rule('participation', 'training', '参加技能培训', '参加种养、电商、防灾等培训并结业。', 3, '次', {
    cap: [3, 'quarter', 'member'],
    photos: [0, 2],
    weight: 5,
    scenes: ['training'],
    texts: ['参加花椒修枝培训', '听了电商直播课', '防灾减灾演练', '乌天麻种植培训两天'],
  }),
  rule('honours', 'civilised-family', '五好文明家庭', '经村民代表评议、公示无异议，由村委会记分。', 30, '户/年', {
    cap: [1, 'year', 'household'],
    startedBy: 'cadre',
  }),
  rule('honours', 'fairest-yard', '最美庭院', '每季度评选，由村委会记分。', 20, '户/季', {
    cap: [1, 'quarter', 'household'],
    startedBy: 'cadre',
  }),
  rule('honours', 'good-neighbour', '身边好人', '见义勇为、助人为乐事迹突出，由村委会记分。', 20, '人/年', {
    cap: [1, 'year', 'member'],
    startedBy: 'cadre',
  }),
  rule('public_good', 'group-activity', '参加集体活动', '参加村里组织的集体劳动、宣讲和培训，到场签到，由村委会统一记分。', 3, '次', {
    cap: [2, 'week', 'member'],
    startedBy: 'activity',
  }),
  rule('public_good', 'night-watch', '夜间值守', '汛期、防火期夜里按值班表守点，由村干部照值班表记分。', 5, '夜', {
    cap: [6, 'month', 'member'],
    startedBy: 'cadre',
  }),
];

/** The other villages have shorter lists. */
export const smallVillageRules: readonly string[] = [
  'clean-yard',
  'sorting',
  'public-cleaning',
  'planting',
  'volunteering',
  'forest',
  'flood',
  'labour',
  'road-work',
  'donation',
  'errands',
  'simple-feast',
  'mediation',
  'elders',
  'courtyard-meeting',
  'training',
  'civilised-family',
  'group-activity',
];
