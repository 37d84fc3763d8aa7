import {
  HOUSEHOLD_MONTH_CAP_MAX_POINTS,
  RULE_SET_TITLE_MAX_CHARS,
  VILLAGE_SEARCH_MAX_CHARS,
  type CopyTemplate,
  type PublishStandard,
  type PublishTemplate,
  type StandardsQuery,
  type TemplateSheet,
} from '@jishan/contracts';
import { IdField, PageDto, PublicText, Text, Whole } from '../../../platform/http/fields';
import { ImportRulesDto } from './rule-sets.dto';

export class StandardsQueryDto extends PageDto implements StandardsQuery {
  @Text({ label: '村名', optional: true, max: VILLAGE_SEARCH_MAX_CHARS, example: '解放' }) query?: string;
}
export class PublishStandardDto implements PublishStandard {
  @IdField({ label: '现行的一版' }) ruleSetId: string;
}
export class TemplateSheetDto extends ImportRulesDto implements TemplateSheet {}
export class PublishTemplateDto extends ImportRulesDto implements PublishTemplate {
  @IdField({ label: '模板' }) id: string;
  @PublicText({ label: '名称', min: 1, max: RULE_SET_TITLE_MAX_CHARS, example: '全区积分参考标准' }) title: string;
  @Whole({ label: '每户每月自主申报上限', optional: true, nullable: true, min: 1, max: HOUSEHOLD_MONTH_CAP_MAX_POINTS }) householdMonthCap:
    number | null = null;
}
export class CopyTemplateDto implements CopyTemplate {
  @IdField({ label: '模板' }) id: string;
  @IdField({ label: '村里公开的细则' }) standardId: string;
  @PublicText({ label: '名称', min: 1, max: RULE_SET_TITLE_MAX_CHARS, example: '全区积分参考标准' }) title: string;
}
