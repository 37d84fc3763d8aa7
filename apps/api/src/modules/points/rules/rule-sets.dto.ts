import {
  APPLICATION_MAX_PHOTOS,
  CAP_PERIODS,
  CAP_SUBJECTS,
  DECISION_MAX_PHOTOS,
  DECISION_MAX_REPRESENTATIVES,
  DECISION_REASON_MAX_CHARS,
  DRAFT_SOURCES,
  HOUSEHOLD_MONTH_CAP_MAX_POINTS,
  REVIEW_LANES,
  RULE_CAP_MAX_TIMES,
  RULE_CATEGORIES,
  RULE_FILE_KINDS,
  RULE_FILE_MAX_BYTES,
  RULE_MAX_POINTS,
  RULE_SET_MAX_RULES,
  RULE_SET_TITLE_MAX_CHARS,
  RULE_STARTERS,
  RULE_TEMPLATES,
  RULE_TEXT_MAX_CHARS,
  RULE_TITLE_MAX_CHARS,
  RULE_UNIT_MAX_CHARS,
  type AdoptRuleSet,
  type CapPeriod,
  type CapSubject,
  type ChangeDraft,
  type ComparisonQuery,
  type CreateDraft,
  type DraftSource,
  type ImportRules,
  type MoveDraftRule,
  type ReviewLane,
  type RuleCap,
  type RuleCategory,
  type RuleContent,
  type RuleFileKind,
  type RuleFileQuery,
  type RuleStarter,
  type RuleTemplate,
  type SaveDraftRule,
  type WithdrawAdoption,
} from '@jishan/contracts';
import { Day, Flag, IdField, IdList, ObjectOf, OneOf, PublicText, Text, Whole } from '../../../platform/http/fields';

export class CreateDraftDto implements CreateDraft {
  @IdField({ label: '草稿' }) id: string;
  @PublicText({ label: '名称', min: 1, max: RULE_SET_TITLE_MAX_CHARS, example: '2027 年积分细则' }) title: string;
  @OneOf({ label: '从哪里开始', values: DRAFT_SOURCES }) from: DraftSource;
  @IdField({ label: '复制的版本', optional: true }) ruleSetId?: string;
  @OneOf({ label: '模板', optional: true, values: RULE_TEMPLATES }) template?: RuleTemplate;
  @IdField({ label: '别村或上级公开的细则', optional: true }) standardId?: string;
}
export class ChangeDraftDto implements ChangeDraft {
  @PublicText({ label: '名称', min: 1, max: RULE_SET_TITLE_MAX_CHARS }) title: string;
  @Whole({ label: '每户每月自主申报上限', optional: true, nullable: true, min: 1, max: HOUSEHOLD_MONTH_CAP_MAX_POINTS }) householdMonthCap:
    number | null = null;
}
export class RuleCapDto implements RuleCap {
  @Whole({ label: '次数', min: 1, max: RULE_CAP_MAX_TIMES }) times: number;
  @OneOf({ label: '周期', values: CAP_PERIODS }) period: CapPeriod;
  @OneOf({ label: '每户还是每人', values: CAP_SUBJECTS }) subject: CapSubject;
}
export class RuleContentDto implements RuleContent {
  @OneOf({ label: '类别', values: RULE_CATEGORIES }) category: RuleCategory;
  @PublicText({ label: '名称', min: 1, max: RULE_TITLE_MAX_CHARS, example: '院落“五清”' }) title: string;
  @PublicText({ label: '标准', max: RULE_TEXT_MAX_CHARS }) standard: string;
  @Whole({ label: '最低分', min: 1, max: RULE_MAX_POINTS }) pointsMin: number;
  @Whole({ label: '最高分', min: 1, max: RULE_MAX_POINTS }) pointsMax: number;
  @PublicText({ label: '单位', min: 1, max: RULE_UNIT_MAX_CHARS, example: '次' }) unit: string;
  @ObjectOf({ label: '次数上限', optional: true, nullable: true, of: RuleCapDto }) cap: RuleCapDto | null = null;
  @Whole({ label: '最少照片', min: 0, max: APPLICATION_MAX_PHOTOS }) minPhotos: number;
  @Whole({ label: '最多照片', min: 0, max: APPLICATION_MAX_PHOTOS }) maxPhotos: number;
  @Flag({ label: '必须写说明' }) textRequired: boolean;
  @OneOf({ label: '谁来发起', values: RULE_STARTERS }) startedBy: RuleStarter;
  @OneOf({ label: '审核方式', values: REVIEW_LANES }) lane: ReviewLane;
  @Day({ label: '有效期开始', optional: true, nullable: true }) validFrom: string | null = null;
  @Day({ label: '有效期结束', optional: true, nullable: true }) validUntil: string | null = null;
}
export class SaveDraftRuleDto implements SaveDraftRule {
  @IdField({ label: '细则' }) id: string;
  @ObjectOf({ label: '细则', of: RuleContentDto }) rule: RuleContentDto;
}
export class MoveDraftRuleDto implements MoveDraftRule {
  @Whole({ label: '位置', min: 1, max: RULE_SET_MAX_RULES }) position: number;
}
export class AdoptRuleSetDto implements AdoptRuleSet {
  @Day({ label: '会议日期', example: '2026-11-20' }) decidedOn: string;
  @Whole({ label: '应到代表人数', min: 1, max: DECISION_MAX_REPRESENTATIVES }) representatives: number;
  @Whole({ label: '实到人数', min: 1, max: DECISION_MAX_REPRESENTATIVES }) present: number;
  @Whole({ label: '同意票', min: 0, max: DECISION_MAX_REPRESENTATIVES }) votesFor: number;
  @Whole({ label: '反对票', min: 0, max: DECISION_MAX_REPRESENTATIVES }) votesAgainst: number;
  @IdList({ label: '会议记录照片', minItems: 1, maxItems: DECISION_MAX_PHOTOS }) photoIds: string[];
  @Day({ label: '生效日期', example: '2026-12-01' }) effectiveOn: string;
  @PublicText({ label: '资金不够仍要启用的原因', optional: true, max: DECISION_REASON_MAX_CHARS }) shortFundReason?: string;
}
export class WithdrawAdoptionDto implements WithdrawAdoption {
  @PublicText({ label: '原因', min: 1, max: DECISION_REASON_MAX_CHARS }) reason: string;
}
export class ComparisonQueryDto implements ComparisonQuery {
  @IdField({ label: '对比的版本', optional: true }) withId?: string;
}
export class RuleFileQueryDto implements RuleFileQuery {
  @OneOf({ label: '文件格式', values: RULE_FILE_KINDS }) kind: RuleFileKind;
}
/** Base64 takes four characters for three bytes. */
const FILE_MAX_CHARS = Math.ceil(RULE_FILE_MAX_BYTES / 3) * 4;
export class ImportRulesDto implements ImportRules {
  @OneOf({ label: '文件格式', values: RULE_FILE_KINDS }) kind: RuleFileKind;
  @Text({
    label: '文件',
    min: 1,
    max: FILE_MAX_CHARS,
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    patternWords: '文件内容不对，请重新选择',
    example: '57G75YirLOWQjeensCzliIblgLwK5Lq65bGF546v5aKDLOmZouiQveS6lOa4hSwyCg==',
  })
  contentBase64: string;
}
