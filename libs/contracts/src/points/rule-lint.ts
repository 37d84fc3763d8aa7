import { ruleLintThemes } from './rule-lint.texts';

export type RuleLintTheme = keyof typeof ruleLintThemes;
export const RULE_LINT_THEMES = Object.keys(ruleLintThemes) as readonly RuleLintTheme[];

/** A theme that a rule must not touch, and the words by which it does. */
export interface RuleLintFinding {
  readonly theme: RuleLintTheme;
  readonly words: string;
}

interface ThemeWords {
  /** Ways of speaking that touch nobody's right: helping somebody with it, telling people about it. Taken out before anything is looked for. */
  readonly harmless: readonly RegExp[];
  readonly touching: readonly RegExp[];
}

/** Within one clause. No lookbehind anywhere: some phones' engines lack it. */
const near = (chars: number): string => `[^。；;！!？?\\n]{0,${chars}}`;
const TELLING = '(?:政策|知识|法规|常识)?(?:的)?(?:宣传|宣讲|讲解|普及|讲座|答疑|咨询)';
const HELPING = '(?:帮助|帮忙|帮|协助|代办|代为|代|替|陪同|陪护|陪|教会|教|引导|组织|护送|接送)';
const CARING = '(?:照顾|照料|照看|看护|护理|看望|慰问|探望|帮扶|结对|关爱|关心|陪护|陪伴|帮助|协助|救助|捐助|资助|服务|辅导|接送|护送)';
const CHILD = '(?:未成年人|未成年|儿童|小学生|中学生|学生|孩子|小孩|娃娃|子女|少年)';
const NOT = '(?:不得|不能|不准|不可以|不可|不予|不会|禁止|严禁|不)';
const WITHHOLD = '(?:不予|不给|不能|不得|不办|暂缓|暂停|停止|停发|拒绝|取消|限制|优先|从宽|从严)';

/** Telling people about a benefit, and helping somebody else with it, is a good deed like any other. */
const benefit = (words: string): ThemeWords => ({
  harmless: [
    new RegExp(`(?:${words})${TELLING}`, 'g'),
    new RegExp(`(?:宣传|宣讲|讲解|普及)${near(6)}(?:${words})(?:政策|知识|法规)?`, 'g'),
    new RegExp(`${HELPING}${near(12)}(?:${words})(?:待遇)?(?:资格)?(?:认证|缴费|办理|登记|申请|手续|查询|代办|跑腿|年审)?`, 'g'),
    new RegExp(`${CARING}${near(8)}(?:${words})(?:户|老人|人员|对象|家庭|群众)`, 'g'),
    // A feast for it is a matter of customs.
    new RegExp(`(?:${words})(?:纠纷|宴|酒席|宴席)`, 'g'),
  ],
  touching: [new RegExp(words, 'g')],
});

const PEOPLES =
  '汉族|彝族|藏族|羌族|苗族|回族|蒙古族|土家族|傈僳族|满族|纳西族|布依族|白族|傣族|壮族|维吾尔族|侗族|瑶族|哈尼族|朝鲜族|满人|彝人|藏民|回民|彝胞|藏胞';

const themeWords: Readonly<Record<RuleLintTheme, ThemeWords>> = {
  social_assistance: benefit(
    '低保|最低生活保障|五保|特困供养|特困人员|特困户|特困|临时救助|社会救助|救助金|困难补助|残疾(?:人)?补贴|高龄(?:津贴|补贴)|兜底保障',
  ),
  medical_insurance: benefit('医保|医疗保险|合作医疗|新农合|参合|医疗救助|大病保险|大病救助'),
  pension: benefit('社保|养老保险|养老金|养老待遇|养老补贴|养老缴费|居保|新农保'),
  schooling: benefit('入学|升学|入园|学籍|学位|就读资格|上学资格|择校|控辍保学'),
  homestead: benefit('宅基地|一户一宅|建房(?:审批|指标|许可|资格|申请|手续)|批地|房屋确权'),
  certificates: {
    harmless: [
      new RegExp(`(?:凭|持|提供|提交|附|附上|由|以|有|须有|需有|照片|视频|材料|书面)${near(10)}证明`, 'g'),
      new RegExp(`${HELPING}${near(8)}(?:开|办|取|跑)${near(6)}证明`, 'g'),
      /证明(?:人|材料|为准|照片)/g,
    ],
    touching: [
      new RegExp(`(?:开|开具|出具|办理|打)${near(8)}证明`, 'g'),
      new RegExp(`${WITHHOLD}${near(8)}(?:证明|盖章|盖公章)`, 'g'),
      new RegExp(`(?:证明|盖章|盖公章)${near(8)}${WITHHOLD}`, 'g'),
    ],
  },
  penalties: {
    harmless: [new RegExp(`${NOT}(?:进行|实行|搞|以)?(?:罚款|处罚|罚金|罚没|没收|收取押金)`, 'g'), /以罚代管|以奖代罚/g],
    touching: [
      /罚款|罚金|罚没|扣罚|处罚|受罚|免罚|抵罚|没收|违约金|保证金|押金|黑名单|失信名单|拘留|判刑/g,
      new RegExp(`(?:取消|停发|扣发|扣除|暂停|不得享受|不予享受|不享受)${near(8)}(?:福利|分红|补贴|补助|待遇|资格|优惠|政策)`, 'g'),
    ],
  },
  minors: {
    harmless: [
      new RegExp(`(?:${CARING}|劝阻|劝导|劝返|教育|帮教|守护|保护|接|送)${near(8)}${CHILD}${near(12)}`, 'g'),
      new RegExp(`${CHILD}(?:安全|防溺水|权益)${near(4)}(?:宣传|巡查|守护|保护|值守)`, 'g'),
    ],
    touching: [
      new RegExp(
        `${CHILD}${near(10)}(?:扣|减分|成绩|考试|分数|名次|辍学|旷课|逃学|打架|违纪|处分|早恋|犯罪|偷|获奖|奖状|三好|优秀|表现|沉迷|网瘾|闯祸|失学)`,
        'g',
      ),
      new RegExp(`(?:成绩|奖状|三好|优秀|考试)${near(6)}${CHILD}`, 'g'),
      new RegExp(
        `(?:未成年|未成年人|儿童|小学生|中学生)${near(6)}(?:可以|均可|可|能|自己|本人|自行)?(?:申报|申请积分|得分|加分|记分|积分)`,
        'g',
      ),
    ],
  },
  religion: {
    harmless: [new RegExp(`(?:宗教政策|宗教法规|宗教事务条例)${near(4)}(?:宣传|宣讲|讲解|学习)`, 'g')],
    touching: [
      /宗教|信教|信佛|信主|入教|退教|传教|教徒|信徒|基督|天主教?堂?|教堂|佛教|道教|伊斯兰|穆斯林|清真寺|做礼拜|教会(?:活动|组织|聚会|礼拜|成员|人员)/g,
      new RegExp(`(?:寺庙|寺院|庙里|道观)${near(6)}(?:捐|活动|法会|诵经)`, 'g'),
    ],
  },
  ethnicity: {
    harmless: [
      /中华民族|民族团结|民族(?:文化|歌舞|舞蹈|服饰|服装|节日|传统|语言|特色|风情|乐器|手工|刺绣|政策宣传)/g,
      new RegExp(
        `(?:${PEOPLES}|少数民族)(?:自治县|自治州|民族乡|乡|镇|村(?!民)|年|新年|火把节|歌舞|舞蹈|山歌|文化|刺绣|服饰|服装|语言|传统|节日|乐器|手工)`,
        'g',
      ),
      /民族乡/g,
    ],
    touching: [new RegExp(`少数民族|民族|${PEOPLES}|族别`, 'g')],
  },
  health: {
    harmless: [
      new RegExp(
        `(?:${CARING}|${HELPING}|送|给|为|替|搀扶|背)${near(12)}(?:病人|患者|重病|大病|生病|残疾人|残疾|体检|接种|疫苗|就医|看病)`,
        'g',
      ),
      new RegExp(`(?:猪|牛|羊|鸡|鸭|鹅|犬|狗|畜|禽|动物|牲畜)${near(8)}(?:疫苗|接种|免疫|疾病|防疫)`, 'g'),
      /健康(?:知识|讲座|宣传|教育|生活|文明|向上|娱乐|科普)|心理健康|疾病预防(?:宣传|知识)|传染病防治(?:宣传|知识)/g,
    ],
    touching: [
      /健康(?:状况|证|码|档案|检查|体检|登记)|体检|疾病|患病|生病|传染病|慢性病|艾滋|乙肝|肺结核|精神病|精神障碍|残疾|残疾人|疫苗|接种|核酸|两癌|癌症|筛查/g,
    ],
  },
  birth: {
    harmless: [
      /婚育新风|文明婚育|婚育文化|新型婚育/g,
      new RegExp(`(?:生育|优生优育|计划生育|婚育)${TELLING}`, 'g'),
      new RegExp(`(?:宣传|宣讲)${near(6)}(?:生育|婚育|优生优育)(?:政策|知识)?`, 'g'),
    ],
    touching: [
      /生育|计生|超生|多生|少生|二孩|二胎|三孩|三胎|怀孕|孕检|产检|节育|绝育|结扎|上环|独生子女|双女户|生男孩|生女孩|生儿子|优生优育|婚育/g,
    ],
  },
  cash: {
    harmless: [
      new RegExp(
        `${NOT}(?:以任何形式|私自|直接|用于)?(?:兑换|换取|兑|换|折算成|折算)?(?:现金|提现|折现|变现|转让|转赠|买卖|交易|赠送)`,
        'g',
      ),
    ],
    touching: [
      /现金(?:奖|兑|发)|(?:兑|换|领|折|发|奖励?)(?:换|取|成|为|放)?(?:的)?(?:现金|人民币|红包)|兑现金|提现|折现|变现|换钱|折算成钱/g,
      new RegExp(`积分${near(4)}(?:转让|转赠|买卖|交易|出售|赠送|送人|借给)`, 'g'),
      new RegExp(`(?:购买|出售|买卖|转让|转赠|赠送|借)${near(4)}积分`, 'g'),
      new RegExp(`(?:每)?(?:捐|交|缴|赞助|出资)${near(8)}\\d+${near(2)}元${near(8)}\\d*分`, 'g'),
      new RegExp(`每\\d*(?:百|千|万)*元${near(6)}(?:积|加|计|记|得|奖|换|兑)${near(3)}分`, 'g'),
    ],
  },
};

/** Half-width forms, no blanks and no invisible characters: spreading the letters does not help. */
function plain(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff\s]/g, '')
    .replace(/[\uff01-\uff5e]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/**
 * Red line 5: points are never tied to statutory benefits, fines, religion, ethnicity, health, birth or a child's conduct, and are never
 * cash. Looks at what a rule says; answers every theme that it touches, once. Pure and small: the phone asks it while somebody writes,
 * the server before anything is kept. Words cannot be weighed perfectly by a machine, so it errs on the side of the villager's right, and
 * knows the ways of speaking in which helping others would be mistaken for it.
 */
export function lintRule(rule: { readonly title: string; readonly standard: string; readonly unit?: string }): RuleLintFinding[] {
  const text = plain([rule.title, rule.standard, rule.unit ?? ''].join('\u3002').replace(/\n/g, '\u3002'));
  return RULE_LINT_THEMES.flatMap(theme => {
    const { harmless, touching } = themeWords[theme];
    const rest = harmless.reduce((left, pattern) => left.replace(pattern, '\u3002'), text);
    for (const pattern of touching) {
      const [words] = rest.match(pattern) ?? [];
      if (words !== undefined) return [{ theme, words }];
    }
    return [];
  });
}
