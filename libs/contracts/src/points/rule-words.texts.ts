import {
  capPeriodTitles,
  capSubjectTitles,
  reviewLaneTitles,
  ruleCategoryTitles,
  type RuleCap,
  type RuleContent,
  type RuleStarter,
} from './rules.types';

export const ruleStarterTitles = { villager: '村民自己申报', cadre: '村干部记分', activity: '活动签到记分' } as const satisfies Record<
  RuleStarter,
  string
>;

export const pointsWords = (rule: Pick<RuleContent, 'pointsMin' | 'pointsMax'>): string =>
  rule.pointsMin === rule.pointsMax ? `${rule.pointsMin} 分` : `${rule.pointsMin} 至 ${rule.pointsMax} 分`;
export const capWords = (cap: RuleCap | null): string =>
  cap ? `${capSubjectTitles[cap.subject]}${capPeriodTitles[cap.period]}最多 ${cap.times} 次` : '不限次数';
export const photoWords = (rule: Pick<RuleContent, 'minPhotos' | 'maxPhotos'>): string =>
  rule.maxPhotos === 0
    ? '不用照片'
    : rule.minPhotos === 0
      ? `可附照片，最多 ${rule.maxPhotos} 张`
      : `${rule.minPhotos} 至 ${rule.maxPhotos} 张照片`;
export function validityWords(rule: Pick<RuleContent, 'validFrom' | 'validUntil'>): string {
  if (rule.validFrom && rule.validUntil) return `${rule.validFrom} 至 ${rule.validUntil}`;
  if (rule.validFrom) return `${rule.validFrom} 起`;
  return rule.validUntil ? `${rule.validUntil} 止` : '长期有效';
}
export const monthCapWords = (points: number | null): string => (points === null ? '不限' : `每户每月最多 ${points} 分`);

/** What a rule says, field by field, as people read it: for comparisons and sheets. */
export const ruleFieldWords: readonly { readonly field: string; readonly say: (rule: RuleContent) => string }[] = [
  { field: '类别', say: rule => ruleCategoryTitles[rule.category] },
  { field: '名称', say: rule => rule.title },
  { field: '标准', say: rule => rule.standard || '（没有写）' },
  { field: '分值', say: pointsWords },
  { field: '单位', say: rule => rule.unit },
  { field: '次数上限', say: rule => capWords(rule.cap) },
  { field: '照片', say: photoWords },
  { field: '文字说明', say: rule => (rule.textRequired ? '必须写' : '可以不写') },
  { field: '谁来发起', say: rule => ruleStarterTitles[rule.startedBy] },
  { field: '审核方式', say: rule => reviewLaneTitles[rule.lane] },
  { field: '有效期', say: validityWords },
];
export const MONTH_CAP_FIELD = '每户每月自主申报上限';
