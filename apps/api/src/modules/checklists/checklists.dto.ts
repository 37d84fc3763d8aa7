import {
  ASK_TEXT_MAX_CHARS,
  CHECKLIST_KINDS,
  CHECKLIST_POSTS,
  CHECKLIST_TEMPLATES,
  ITEM_CODE_MAX_CHARS,
  ITEM_MAX_BASES,
  ITEM_MAX_MATERIALS,
  ITEM_MAX_STEPS,
  ITEM_NAME_MAX_CHARS,
  ITEM_SEARCH_MAX_CHARS,
  ITEM_TEXT_MAX_CHARS,
  RATING_MAX_STARS,
  RATING_TEXT_MAX_CHARS,
  REQUEST_MAX_PHOTOS,
  REQUEST_REASON_MAX_CHARS,
  REQUEST_TEXT_MAX_CHARS,
  SERVICE_AREAS,
  STEP_DUE_MAX_DAYS,
  STEP_MAX_PHOTOS,
  STEP_NOTE_MAX_CHARS,
  STEP_RESULTS,
  SUPERVISION_PHONE_MAX_CHARS,
  type AdoptTemplate,
  type AnswerAsk,
  type AskApplicant,
  type ChecklistKind,
  type ChecklistPost,
  type ChecklistQueueQuery,
  type ChecklistTemplate,
  type FinishStep,
  type ItemBasis,
  type ItemContent,
  type ItemMaterial,
  type ItemsQuery,
  type ItemStep,
  type MyRequestsQuery,
  type RateRequest,
  type RefuseRequest,
  type ServiceArea,
  type StartRequest,
  type StepResult,
} from '@jishan/contracts';
import { Flag, IdField, IdList, ListOf, OneOf, PageDto, PublicText, Text, Whole } from '../../platform/http/fields';

export class ItemsQueryDto extends PageDto implements ItemsQuery {
  @OneOf({ label: '清单', optional: true, values: CHECKLIST_KINDS }) kind?: ChecklistKind;
  @OneOf({ label: '领域', optional: true, values: SERVICE_AREAS }) area?: ServiceArea;
  @Text({ label: '查找', optional: true, max: ITEM_SEARCH_MAX_CHARS, example: '建房' }) query?: string;
}
export class MyRequestsQueryDto extends PageDto implements MyRequestsQuery {
  @OneOf({ label: '进度', optional: true, values: ['running', 'closed'] }) state?: 'running' | 'closed';
}
export class ChecklistQueueQueryDto extends PageDto implements ChecklistQueueQuery {
  @OneOf({ label: '范围', optional: true, values: ['mine', 'all'] }) scope?: 'mine' | 'all';
  @OneOf({ label: '只看超时', optional: true, values: ['yes'] }) overdue?: 'yes';
}
export class AdoptTemplateDto implements AdoptTemplate {
  @OneOf({ label: '模板', values: CHECKLIST_TEMPLATES, example: 'public_services' }) template: ChecklistTemplate;
}

export class StartRequestDto implements StartRequest {
  @IdField({ label: '办件' }) id: string;
  @IdField({ label: '事项' }) itemId: string;
  @Text({ label: '说明', max: REQUEST_TEXT_MAX_CHARS, example: '老房子漏雨，想在原址重建，三间两层。' }) text: string;
  @IdList({ label: '材料照片', maxItems: REQUEST_MAX_PHOTOS }) photoIds: string[];
  @IdField({ label: '办事人', optional: true }) memberId?: string;
}
export class AnswerAskDto implements AnswerAsk {
  @Text({ label: '补充说明', max: REQUEST_TEXT_MAX_CHARS, example: '户口簿的照片补上了。' }) text: string;
  @IdList({ label: '补充照片', maxItems: REQUEST_MAX_PHOTOS }) photoIds: string[];
}
export class RateRequestDto implements RateRequest {
  @Whole({ label: '星级', min: 1, max: RATING_MAX_STARS, example: 5 }) stars: number;
  @Text({ label: '评价', max: RATING_TEXT_MAX_CHARS, example: '三天就办好了，没有跑冤枉路。' }) text: string;
}

export class FinishStepDto implements FinishStep {
  @Whole({ label: '步骤', min: 1, max: ITEM_MAX_STEPS, example: 1 }) position: number;
  @Text({ label: '办理情况', max: STEP_NOTE_MAX_CHARS, example: '材料齐全，已报送乡镇。' }) text: string;
  @IdList({ label: '结果照片', maxItems: STEP_MAX_PHOTOS }) photoIds: string[];
}
export class AskApplicantDto implements AskApplicant {
  @Whole({ label: '步骤', min: 1, max: ITEM_MAX_STEPS, example: 1 }) position: number;
  @Text({ label: '要补充什么', min: 1, max: ASK_TEXT_MAX_CHARS, example: '请补拍户口簿首页。' }) text: string;
}
export class RefuseRequestDto implements RefuseRequest {
  @Whole({ label: '步骤', min: 1, max: ITEM_MAX_STEPS, example: 1 }) position: number;
  @Text({ label: '原因', min: 1, max: REQUEST_REASON_MAX_CHARS, example: '已有一处宅基地，不符合一户一宅。' }) reason: string;
}

export class ItemMaterialDto implements ItemMaterial {
  @PublicText({ label: '材料名称', min: 1, max: ITEM_NAME_MAX_CHARS, example: '户口簿' }) name: string;
  @PublicText({ label: '材料说明', optional: true, nullable: true, max: ITEM_TEXT_MAX_CHARS }) note: string | null;
  @Flag({ label: '是否必须' }) required: boolean;
}
export class ItemBasisDto implements ItemBasis {
  @PublicText({ label: '依据', min: 1, max: ITEM_TEXT_MAX_CHARS, example: '中华人民共和国土地管理法' }) title: string;
  @PublicText({ label: '条款', optional: true, nullable: true, max: ITEM_NAME_MAX_CHARS, example: '第六十二条' }) article: string | null;
}
export class ItemStepDto implements ItemStep {
  @PublicText({ label: '步骤名称', min: 1, max: ITEM_NAME_MAX_CHARS, example: '受理并核对材料' }) title: string;
  @PublicText({ label: '步骤说明', optional: true, nullable: true, max: ITEM_TEXT_MAX_CHARS }) detail: string | null;
  @OneOf({ label: '责任岗位', values: CHECKLIST_POSTS, example: 'cadre' }) post: ChecklistPost;
  @Whole({ label: '期限（工作日）', min: 0, max: STEP_DUE_MAX_DAYS, example: 2 }) dueDays: number;
  @PublicText({ label: '决定机关', optional: true, nullable: true, max: ITEM_NAME_MAX_CHARS }) decidingBody: string | null;
  @OneOf({ label: '结果要求', values: STEP_RESULTS, example: 'text' }) result: StepResult;
  @Flag({ label: '是否公示' }) published: boolean;
}
export class ItemContentDto implements ItemContent {
  @OneOf({ label: '清单', values: CHECKLIST_KINDS, example: 'public_service' }) kind: ChecklistKind;
  @PublicText({
    label: '编码',
    min: 1,
    max: ITEM_CODE_MAX_CHARS,
    pattern: /^[A-Z0-9]+(-[A-Z0-9]+)*$/,
    patternWords: '编码由大写字母、数字和短横线组成',
    example: 'GG-01',
  })
  code: string;
  @PublicText({ label: '名称', min: 1, max: ITEM_NAME_MAX_CHARS, example: '宅基地审批' }) name: string;
  @OneOf({ label: '领域', values: SERVICE_AREAS, example: 'housing' }) area: ServiceArea;
  @OneOf({ label: '责任岗位', values: CHECKLIST_POSTS, example: 'cadre' }) post: ChecklistPost;
  @PublicText({ label: '办理对象', min: 1, max: ITEM_TEXT_MAX_CHARS, example: '本村村民，以户为单位' }) applicant: string;
  @ListOf({ label: '材料', of: ItemMaterialDto, minItems: 0, maxItems: ITEM_MAX_MATERIALS }) materials: ItemMaterialDto[];
  @ListOf({ label: '步骤', of: ItemStepDto, minItems: 0, maxItems: ITEM_MAX_STEPS }) steps: ItemStepDto[];
  @Whole({ label: '承诺时限（工作日）', optional: true, nullable: true, min: 0, max: STEP_DUE_MAX_DAYS * ITEM_MAX_STEPS }) timeLimitDays:
    number | null;
  @ListOf({ label: '依据', of: ItemBasisDto, minItems: 0, maxItems: ITEM_MAX_BASES }) legalBasis: ItemBasisDto[];
  @PublicText({ label: '收费', optional: true, nullable: true, max: ITEM_TEXT_MAX_CHARS }) fee: string | null;
  @Text({
    label: '监督电话',
    optional: true,
    nullable: true,
    max: SUPERVISION_PHONE_MAX_CHARS,
    pattern: /^[0-9-]*$/,
    patternWords: '监督电话由数字和短横线组成',
  })
  supervisionPhone: string | null;
  @PublicText({ label: '监督说明', min: 1, max: ITEM_TEXT_MAX_CHARS, example: '对办理不满意，可向村务监督委员会反映。' })
  supervisionText: string;
  @Flag({ label: '不应由村里出具' }) forbidden: boolean;
  @PublicText({ label: '应到哪里办', optional: true, nullable: true, max: ITEM_TEXT_MAX_CHARS }) insteadWhere: string | null;
  @PublicText({ label: '怎么办', optional: true, nullable: true, max: ITEM_TEXT_MAX_CHARS }) insteadHow: string | null;
}
