import { rule, type RuleTemplateContent } from './drafting';

const told = { textRequired: true } as const;
const weighed = { textRequired: true, lane: 'full' } as const;
const granted = { startedBy: 'cadre', lane: 'full' } as const;

/**
 * A county's reference for its villages, after what Sichuan villages really reward. A village takes it over as a draft, adapts it, and has
 * its representatives decide. Nothing in it touches statutory benefits, fines, faith, people, health or birth; nothing deducts.
 */
export const sichuanCounty: RuleTemplateContent = {
  householdMonthCap: 60,
  rules: [
    rule('environment', '院落“五清”', '清垃圾、清柴草、清污水、清残垣、清庭院，房前屋后干净整齐，以当天照片为准。', 2, '次', {
      cap: [1, 'week', 'household'],
      photos: [1, 4],
    }),
    rule('environment', '垃圾分类投放', '厨余、可回收、其他垃圾分开，投到分类点。', 1, '次', {
      cap: [2, 'week', 'household'],
      photos: [1, 3],
    }),
    rule('environment', '公共区域清扫', '清扫村道、活动广场、河边等公共地段，每次不少于 1 小时。', 3, '次', {
      cap: [4, 'month', 'member'],
      photos: [1, 4],
    }),
    rule('environment', '房前屋后栽花种树', '在房前屋后或公共绿地栽种并管护成活。', 3, '次', {
      cap: [2, 'quarter', 'household'],
      photos: [1, 4],
    }),
    rule('environment', '回收农膜和农药包装', '用完的农膜、农药瓶袋收集起来，交到回收点。', 2, '次', {
      cap: [2, 'month', 'household'],
      photos: [1, 3],
    }),
    rule('environment', '圈舍整洁', '圈舍勤清粪、无积水无臭味，粪污入池。', 2, '次', { cap: [1, 'month', 'household'], photos: [1, 3] }),
    rule('environment', '厕所干净', '卫生厕所保持干净，粪污入化粪池，不直排。', 2, '次', {
      cap: [1, 'month', 'household'],
      photos: [1, 2],
    }),
    rule('environment', '秸秆还田不焚烧', '秸秆还田、打捆或堆沤，整季没有露天焚烧。', 5, '季', {
      cap: [2, 'year', 'household'],
      photos: [1, 3],
    }),
    rule('environment', '水源和沟渠管护', '清理饮水池、灌溉渠、阴沟，保持畅通。', 3, '次', { cap: [2, 'month', 'member'], photos: [1, 3] }),

    rule('public_good', '志愿服务', '参加村组组织的志愿服务，每满 2 小时记 2 分，一次最多 6 分。', [2, 6], '次', {
      cap: [4, 'month', 'member'],
      photos: [1, 4],
    }),
    rule('public_good', '公益投工投劳', '修路、清渠、修水池等集体劳动，按天记分。', 8, '天', {
      cap: [5, 'month', 'member'],
      photos: [1, 4],
    }),
    rule('public_good', '护林防火巡查', '防火期按排班巡山，劝阻野外用火，一次不少于 2 小时。', 5, '次', {
      cap: [4, 'month', 'member'],
      photos: [1, 4],
    }),
    rule('public_good', '汛期巡河护堤', '汛期按排班巡查河堤、山洪沟和地质灾害点，及时报告。', 5, '次', {
      cap: [4, 'month', 'member'],
      photos: [1, 4],
    }),
    rule('public_good', '上报安全隐患', '发现裂缝、断线、危桥、飞石等隐患及时上报，核实有效。', 3, '次', {
      cap: [4, 'month', 'member'],
      photos: [1, 3],
      more: told,
    }),
    rule('public_good', '应急救援出力', '参加抢险、灭火、搜救、转移群众。', [10, 20], '次', { photos: [1, 4], more: weighed }),
    rule('public_good', '代办跑腿', '帮行动不便的老人、病人买药、取件、交费、办证。', 2, '次', { cap: [6, 'month', 'member'], more: told }),
    rule('public_good', '照看留守老人儿童', '看望、陪护、辅导邻里留守老人和儿童。', 3, '次', { cap: [4, 'month', 'member'], more: told }),
    rule('public_good', '助农帮工', '帮缺劳力的邻居抢收、抢种、背运，半天为一次。', 4, '次', { cap: [4, 'month', 'member'], more: told }),
    rule('public_good', '爱心捐赠助人', '捐物出力帮助遇到困难的邻里，看帮到什么程度，不按金额算。', [5, 15], '次', {
      cap: [2, 'quarter', 'household'],
      photos: [1, 3],
      more: weighed,
    }),

    rule('customs', '孝老爱亲', '赡养老人、照顾病人，邻里公认。', 5, '次', { cap: [1, 'quarter', 'household'], more: weighed }),
    rule('customs', '移风易俗简办', '婚丧喜事不大操大办，桌数、礼金按村规民约，提前报备。', 20, '次', {
      cap: [2, 'year', 'household'],
      photos: [1, 4],
      more: weighed,
    }),
    rule('customs', '抵制高额彩礼', '双方按村规民约商定彩礼，以书面承诺为准。', 20, '次', { cap: [1, 'year', 'household'], more: weighed }),
    rule('customs', '调解纠纷协助', '协助村组调解邻里、地界、用水等纠纷并平息。', 5, '次', { cap: [3, 'month', 'member'], more: told }),
    rule('customs', '邻里守望', '帮外出人家看房看地、照看牲畜，及时报信。', 2, '次', { cap: [4, 'month', 'member'], more: told }),
    rule('customs', '教老人用手机', '教会老人打视频、看通知、交费。', 2, '次', { cap: [4, 'month', 'member'] }),
    rule('customs', '村文艺队排练演出', '参加坝坝舞、山歌、狮灯等排练或演出。', 3, '次', { cap: [4, 'month', 'member'] }),

    rule('participation', '参加院坝会', '参加组上院坝会并签到发言。', 2, '次', { cap: [2, 'month', 'member'] }),
    rule('participation', '参加村民大会', '由村委会按签到册统一记分。', 4, '次', { more: { startedBy: 'activity' } }),
    rule('participation', '合理化建议被采纳', '提出的建议经村“两委”研究采纳。', 5, '条', { cap: [2, 'quarter', 'member'], more: told }),
    rule('participation', '参加技能培训', '参加种养、电商、防灾等培训并结业。', 3, '次', { cap: [3, 'quarter', 'member'] }),
    rule('participation', '担任义务信息员', '按时报送本组天气、路况、病虫害等信息。', 3, '月', { cap: [1, 'month', 'member'], more: told }),

    rule('honours', '五好文明家庭', '经村民代表评议、公示无异议，由村委会记分。', 30, '户/年', {
      cap: [1, 'year', 'household'],
      more: granted,
    }),
    rule('honours', '最美庭院', '每季度评选，由村委会记分。', 20, '户/季', { cap: [1, 'quarter', 'household'], more: granted }),
    rule('honours', '身边好人', '见义勇为、助人为乐事迹突出，由村委会记分。', 20, '人/年', { cap: [1, 'year', 'member'], more: granted }),
  ],
};
