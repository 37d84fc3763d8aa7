import {
  APPLICATION_MAX_PHOTOS,
  CAP_PERIODS,
  CAP_SUBJECTS,
  capPeriodTitles,
  capSubjectTitles,
  hasPersonalNumber,
  REVIEW_LANES,
  RULE_CAP_MAX_TIMES,
  RULE_CATEGORIES,
  RULE_MAX_POINTS,
  RULE_STARTERS,
  RULE_TEXT_MAX_CHARS,
  RULE_TITLE_MAX_CHARS,
  RULE_UNIT_MAX_CHARS,
  ruleCategoryTitles,
  ruleStarterTitles,
  type RuleContent,
} from '@jishan/contracts';

/** Short, as they stand in a cell. */
const laneWords = { fast: '快速', full: '评议公示' } as const;

export const SHEET_NAME = '积分细则';
export const fileNameOf = (title: string, version: number | null, kind: string): string =>
  `${title || SHEET_NAME}${version === null ? '（草稿）' : `（第${version}版）`}.${kind}`;

/** The columns of the sheet, which is read and written by the same list. */
export const sheetColumns: readonly {
  readonly heading: string;
  readonly width: number;
  readonly cell: (rule: RuleContent) => string | number;
}[] = [
  { heading: '类别', width: 12, cell: rule => ruleCategoryTitles[rule.category] },
  { heading: '名称', width: 24, cell: rule => rule.title },
  { heading: '标准', width: 60, cell: rule => rule.standard },
  { heading: '最低分', width: 8, cell: rule => rule.pointsMin },
  { heading: '最高分', width: 8, cell: rule => rule.pointsMax },
  { heading: '单位', width: 8, cell: rule => rule.unit },
  { heading: '上限次数', width: 10, cell: rule => rule.cap?.times ?? '' },
  { heading: '上限周期', width: 10, cell: rule => (rule.cap ? capPeriodTitles[rule.cap.period] : '') },
  { heading: '上限对象', width: 10, cell: rule => (rule.cap ? capSubjectTitles[rule.cap.subject] : '') },
  { heading: '最少照片', width: 10, cell: rule => rule.minPhotos },
  { heading: '最多照片', width: 10, cell: rule => rule.maxPhotos },
  { heading: '必须写说明', width: 12, cell: rule => (rule.textRequired ? '是' : '否') },
  { heading: '谁来发起', width: 16, cell: rule => ruleStarterTitles[rule.startedBy] },
  { heading: '审核方式', width: 12, cell: rule => laneWords[rule.lane] },
  { heading: '有效期开始', width: 14, cell: rule => rule.validFrom ?? '' },
  { heading: '有效期结束', width: 14, cell: rule => rule.validUntil ?? '' },
];

/** A row of cells, by heading, and what is found wrong with it. */
export type Cells = Readonly<Record<string, string>>;

const isDay = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

class RowReader {
  readonly problems: string[] = [];
  constructor(private readonly cells: Cells) {}

  words(heading: string, max: number, min = 0): string {
    const text = (this.cells[heading] ?? '').trim();
    if (text.length < min) this.problems.push(`“${heading}”没有填写`);
    if (text.length > max) this.problems.push(`“${heading}”不能超过 ${max} 个字`);
    if (hasPersonalNumber(text)) this.problems.push(`“${heading}”里有像手机号、身份证号或银行卡号的数字，请删去`);
    return text;
  }

  whole(heading: string, min: number, max: number, absent?: number): number {
    const text = (this.cells[heading] ?? '').trim();
    if (text === '' && absent !== undefined) return absent;
    const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (Number.isNaN(value) || value < min || value > max) this.problems.push(`“${heading}”应是 ${min} 到 ${max} 的整数`);
    return Number.isNaN(value) ? min : value;
  }

  one<T extends string>(heading: string, values: readonly T[], titles: Readonly<Record<T, string>>, absent?: T): T {
    const text = (this.cells[heading] ?? '').trim();
    const found = values.find(value => titles[value] === text) ?? (text === '' ? absent : undefined);
    if (found === undefined) this.problems.push(`“${heading}”应填：${values.map(value => titles[value]).join('、')}`);
    return found ?? (values[0] as T);
  }

  day(heading: string): string | null {
    const text = (this.cells[heading] ?? '').trim();
    if (text !== '' && !isDay(text)) this.problems.push(`“${heading}”应像 2027-06-30`);
    return text === '' ? null : text;
  }

  has(heading: string): boolean {
    return (this.cells[heading] ?? '').trim() !== '';
  }
}

const yesNo = { yes: '是', no: '否' } as const;

/** A row as a rule; what is not filled in is as most rules are. */
export function readRuleRow(cells: Cells): { readonly rule: RuleContent; readonly problems: readonly string[] } {
  const row = new RowReader(cells);
  const capFilled = ['上限次数', '上限周期', '上限对象'].filter(heading => row.has(heading)).length;
  if (capFilled > 0 && capFilled < 3) row.problems.push('“上限次数”“上限周期”“上限对象”要一起填写，或都不填');
  const pointsMin = row.whole('最低分', 1, RULE_MAX_POINTS);
  const minPhotos = row.whole('最少照片', 0, APPLICATION_MAX_PHOTOS, 0);
  const rule: RuleContent = {
    category: row.one('类别', RULE_CATEGORIES, ruleCategoryTitles),
    title: row.words('名称', RULE_TITLE_MAX_CHARS, 1),
    standard: row.words('标准', RULE_TEXT_MAX_CHARS),
    pointsMin,
    pointsMax: row.whole('最高分', 1, RULE_MAX_POINTS, pointsMin),
    unit: row.words('单位', RULE_UNIT_MAX_CHARS) || '次',
    cap:
      capFilled === 3
        ? {
            times: row.whole('上限次数', 1, RULE_CAP_MAX_TIMES),
            period: row.one('上限周期', CAP_PERIODS, capPeriodTitles),
            subject: row.one('上限对象', CAP_SUBJECTS, capSubjectTitles),
          }
        : null,
    minPhotos,
    maxPhotos: row.whole('最多照片', 0, APPLICATION_MAX_PHOTOS, Math.max(minPhotos, 3)),
    textRequired: row.one('必须写说明', ['yes', 'no'], yesNo, 'no') === 'yes',
    startedBy: row.one('谁来发起', RULE_STARTERS, ruleStarterTitles, 'villager'),
    lane: row.one('审核方式', REVIEW_LANES, laneWords, 'fast'),
    validFrom: row.day('有效期开始'),
    validUntil: row.day('有效期结束'),
  };
  return { rule, problems: row.problems };
}

export const importWords = {
  noHeadings: (missing: readonly string[]) => `第 1 行里没有这些列：${missing.join('、')}`,
  twice: (line: number) => `与第 ${line} 行的类别、名称相同`,
  empty: '表格里没有细则',
  tooMany: (max: number) => `最多 ${max} 条细则`,
};

/** A rule cannot be read without these. */
export const REQUIRED_HEADINGS = ['类别', '名称', '最低分'] as const;
export const withReason = (title: string, detail: string): string => `${title}。${detail}`;
