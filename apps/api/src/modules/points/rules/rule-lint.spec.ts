import { lintRule, ruleLintThemes, RULE_LINT_THEMES, type RuleLintTheme } from '@jishan/contracts';

const themes = (title: string, standard = ''): RuleLintTheme[] => lintRule({ title, standard, unit: '次' }).map(one => one.theme);

describe('a rule is refused when it touches', () => {
  it.each<[RuleLintTheme, string, string]>([
    ['social_assistance', '不参加劳动取消低保', '连续三次不参加公益劳动的，取消低保资格。'],
    ['social_assistance', '低保户参加义务劳动', '低保户每月必须参加一次，否则不记分。'],
    ['social_assistance', '年度积分前十名', '优先评定特困供养和临时救助。'],
    ['medical_insurance', '按时缴纳医保', '每年集中缴费期内缴清的，每人加 5 分。'],
    ['medical_insurance', '新农合参保', '全家参加新农合的加 10 分。'],
    ['medical_insurance', '城乡居民医疗保险', '未参保的扣 5 分。'],
    ['pension', '社保缴费', '主动缴纳养老保险的加 5 分。'],
    ['pension', '积分不达标', '积分不达标的暂停发放养老金。'],
    ['schooling', '子女入学', '积分高的家庭子女优先入学。'],
    ['schooling', '控辍保学', '家中有适龄儿童失学的扣 20 分。'],
    ['homestead', '宅基地申请', '积分 80 分以上方可申请宅基地。'],
    ['homestead', '一户一宅', '自愿退出多占宅基地的加 20 分。'],
    ['homestead', '建房审批', '低于 60 分的，建房审批往后排。'],
    ['certificates', '积分低于 60 分', '村委会不予开具证明。'],
    ['certificates', '黄榜户', '暂缓盖章。'],
    ['certificates', '开具各类证明', '积分达标的优先开具证明。'],
    ['penalties', '乱倒垃圾', '发现一次罚款 50 元，扣 5 分。'],
    ['penalties', '受到行政处罚', '被公安机关处罚的扣 20 分。'],
    ['penalties', '违反村规民约', '列入黑名单，一年内不得享受村集体福利。'],
    ['penalties', '保洁保证金', '每户交保证金 100 元，达标退还。'],
    ['minors', '子女成绩优异', '期末考试前三名的加 5 分。'],
    ['minors', '教子有方', '家中有三好学生的加 10 分。'],
    ['minors', '孩子旷课逃学', '发现一次扣 5 分。'],
    ['minors', '小小志愿者', '小学生可以申报，每次 1 分。'],
    ['minors', '未成年人打架', '家长扣 10 分。'],
    ['religion', '不信教', '全家不信教的加 10 分。'],
    ['religion', '抵制宗教活动', '参加非法宗教活动的扣 20 分。'],
    ['religion', '不参加教会活动', ''],
    ['religion', '信 佛', '捐香火钱的不记分。'],
    ['ethnicity', '少数民族家庭', '少数民族家庭每年加 5 分。'],
    ['ethnicity', '彝族村民', '彝族村民参加院坝会加 2 分。'],
    ['health', '参加免费体检', '每年参加一次体检加 2 分。'],
    ['health', '接种疫苗', '全家完成接种的加 5 分。'],
    ['health', '无慢性病家庭', '家人健康状况良好。'],
    ['health', '残疾人不扣分', ''],
    ['birth', '响应生育政策', '生育三孩的加 30 分。'],
    ['birth', '计划生育', '超生的扣 50 分。'],
    ['birth', '独生子女户', '每年加 10 分。'],
    ['cash', '积分兑换现金', '100 分兑换现金 100 元。'],
    ['cash', '捐款修路', '每捐款 100 元积 1 分。'],
    ['cash', '积分转让', '积分可转让给亲友。'],
    ['cash', '年底发红包', '年底按积分发现金红包。'],
  ])('%s: %s', (theme, title, standard) => {
    expect(themes(title, standard)).toContain(theme);
  });

  it.each([
    ['full-width forms', '积分兑换现金　１００分兑现金'],
    ['blanks between the characters', '按时缴纳 医 保 加 5 分'],
    ['invisible characters', '按时缴纳医\u200b保'],
  ])('%s do not help', (_how, title) => {
    expect(themes(title)).not.toEqual([]);
  });

  it('several themes at once, each named once', () => {
    expect(themes('低保户', '低保户不缴医保的罚款')).toEqual(['social_assistance', 'medical_insurance', 'penalties']);
  });
});

describe('a good deed is no false alarm', () => {
  it.each([
    ['医保政策宣传', '入户宣传医保政策，每次不少于 10 户。'],
    ['养老保险政策宣讲员', '在院坝会上宣讲养老保险政策。'],
    ['代办跑腿', '帮行动不便的老人、病人买药、取件、交费、办证。'],
    ['帮老人办社保认证', '陪老人去乡上办社保认证，或教会老人用手机认证。'],
    ['协助邻居缴医保', '协助不会用手机的邻居办理医保缴费。'],
    ['看望五保老人', '看望慰问五保老人，打扫卫生、洗衣做饭。'],
    ['结对帮扶特困户', '帮助特困家庭干农活，每半天 3 分。'],
    ['孝老爱亲', '赡养老人、照顾病人，邻里公认。'],
    ['互助养老志愿服务', '到互助养老点做饭、陪聊，每次 3 分。'],
    ['照看留守老人儿童', '看望、陪护、辅导邻里留守老人和儿童。'],
    ['未成年人防溺水巡查', '暑期劝阻儿童下河游泳，按排班巡查。'],
    ['护送学生过河', '汛期接送学生上学放学。'],
    ['调解宅基地纠纷', '协助村组调解宅基地纠纷、地界纠纷并平息。'],
    ['移风易俗简办', '婚丧喜事不大操大办，满月酒、升学宴不摆席。'],
    ['抵制封建迷信', '丧事简办，不请道士，不烧纸钱。'],
    ['参加院坝会', '凭签到记分，或有照片证明。'],
    ['无偿献血', '凭献血证记分，每次 10 分。'],
    ['民族团结一家亲', '参加村里的民族团结活动。'],
    ['村文艺队排练演出', '参加坝坝舞、彝族歌舞、达体舞排练或演出。'],
    ['和平彝族乡篮球赛', '代表村里参加乡上比赛。'],
    ['爱国卫生运动', '参加健康知识讲座、清扫卫生死角。'],
    ['家畜防疫', '按时给猪牛打疫苗，圈舍消毒。'],
    ['婚育新风宣传', '宣传婚育新风，抵制高额彩礼。'],
    ['爱心捐赠助人', '捐款捐物帮助有困难的邻里，视情况 5 至 20 分。'],
    ['志愿者报酬', '以积分记，不兑换现金，不得转让。'],
    ['文明劝导', '以教育为主，不罚款。'],
    ['搀扶残疾人出行', '帮助残疾人、重病患者就医。'],
    ['教会老人用手机', '教会老人打视频、看通知、交费。'],
    ['关爱留守儿童', '陪伴、辅导作业，每次不少于 1 小时。'],
  ])('%s', (title, standard) => {
    expect(lintRule({ title, standard, unit: '次' })).toEqual([]);
  });
});

it('every theme has a reason and what it rests on', () => {
  for (const theme of RULE_LINT_THEMES) {
    expect(ruleLintThemes[theme].reason.length).toBeGreaterThan(10);
    expect(ruleLintThemes[theme].basis).toContain('《');
  }
});
