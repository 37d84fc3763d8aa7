import {
  AWARD_MAX_POINTS,
  DEDUCTION_MAX_PHOTOS,
  DEDUCTION_TEXT_MAX_CHARS,
  REASON_MAX_CHARS,
  type AppealDeduction,
  type AppealSpoken,
  type CloseDeduction,
  type DecideAppeal,
  type DeductionsQuery,
  type OpenDeduction,
  type TellDeduction,
} from '@jishan/contracts';
import { Flag, IdField, IdList, OneOf, PageDto, Text, Whole } from '../../../platform/http/fields';

export class OpenDeductionDto implements OpenDeduction {
  @IdField({ label: '编号' }) id: string;
  @IdField({ label: '家庭' }) householdId: string;
  @IdField({ label: '细则' }) ruleId: string;
  @Whole({ label: '分值', optional: true, min: 1, max: AWARD_MAX_POINTS, example: 3 }) points?: number;
  @Text({ label: '经过', min: 1, max: DEDUCTION_TEXT_MAX_CHARS, example: '11 月 20 日，院坝边焚烧秸秆，当场劝止。' }) text: string;
  @IdList({ label: '照片', maxItems: DEDUCTION_MAX_PHOTOS }) photoIds: string[];
}
export class AppealDeductionDto implements AppealDeduction {
  @Text({ label: '申诉', max: DEDUCTION_TEXT_MAX_CHARS, example: '那天我家没有人在村里。' }) text: string;
  @IdList({ label: '照片', maxItems: DEDUCTION_MAX_PHOTOS }) photoIds: string[];
  @IdField({ label: '录音', optional: true }) voiceId?: string;
}
export class TellDeductionDto implements TellDeduction {
  @IdField({ label: '告知了谁' }) personId: string;
}
export class AppealSpokenDto implements AppealSpoken {
  @IdField({ label: '谁说的' }) personId: string;
  @Text({ label: '申诉', min: 1, max: DEDUCTION_TEXT_MAX_CHARS, example: '那天我家没有人在村里。' }) text: string;
  @IdList({ label: '照片', maxItems: DEDUCTION_MAX_PHOTOS }) photoIds: string[];
}
export class DecideAppealDto implements DecideAppeal {
  @Flag({ label: '申诉是否成立', example: true }) upheld: boolean;
  @Text({ label: '理由', min: 1, max: REASON_MAX_CHARS, example: '查了当天的记录，不是这家。' }) reason: string;
}
export class CloseDeductionDto implements CloseDeduction {
  @Text({ label: '原因', min: 1, max: REASON_MAX_CHARS, example: '登记错了人家。' }) reason: string;
}
export class DeductionsQueryDto extends PageDto implements DeductionsQuery {
  @OneOf({ label: '范围', optional: true, values: ['open', 'closed'] }) scope?: 'open' | 'closed';
}
