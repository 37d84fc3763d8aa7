import {
  APPLICATION_MAX_PHOTOS,
  APPLICATION_STATUSES,
  APPLICATION_TEXT_MAX_CHARS,
  APPROVE_MANY_MAX_ITEMS,
  AWARD_MAX_POINTS,
  DECISION_REASON_MAX_CHARS,
  type ApplicationStatus,
  type ApplicationsQuery,
  type ApproveApplication,
  type ApproveMany,
  type DecidedQuery,
  type DecideWithReason,
  type LineProofQuery,
  type QueueQuery,
  type RecordDeed,
  type RecordedDeedsQuery,
  type ReverseCredit,
  type MyStatementQuery,
  type StatementQuery,
  type SubmitApplication,
  type SupplementApplication,
} from '@jishan/contracts';
import { IdField, IdList, OneOf, PageDto, Text, Whole } from '../../platform/http/fields';

export class SubmitApplicationDto implements SubmitApplication {
  @IdField({ label: '申请' }) id: string;
  @IdField({ label: '细则' }) ruleId: string;
  @Text({ label: '说明', max: APPLICATION_TEXT_MAX_CHARS, example: '今天把院坝扫干净了，柴火码整齐了。' }) text: string;
  @IdList({ label: '照片', maxItems: APPLICATION_MAX_PHOTOS }) photoIds: string[];
  @IdField({ label: '录音', optional: true }) voiceId?: string;
  @IdField({ label: '家庭成员', optional: true }) memberId?: string;
}
export class RecordDeedDto implements RecordDeed {
  @IdField({ label: '申请' }) id: string;
  @IdField({ label: '细则' }) ruleId: string;
  @IdField({ label: '家庭' }) householdId: string;
  @IdField({ label: '家庭成员', optional: true }) memberId?: string;
  @Text({ label: '经过', max: APPLICATION_TEXT_MAX_CHARS, example: '昨晚暴雨，守了一夜河堤。' }) text: string;
  @IdList({ label: '照片', maxItems: APPLICATION_MAX_PHOTOS }) photoIds: string[];
  @IdField({ label: '录音', optional: true }) voiceId?: string;
}
export class RecordedDeedsQueryDto extends PageDto implements RecordedDeedsQuery {}
export class SupplementApplicationDto implements SupplementApplication {
  @Text({ label: '说明', max: APPLICATION_TEXT_MAX_CHARS }) text: string;
  @IdList({ label: '照片', maxItems: APPLICATION_MAX_PHOTOS }) photoIds: string[];
  @IdField({ label: '录音', optional: true }) voiceId?: string;
}
export class ApproveApplicationDto implements ApproveApplication {
  @Whole({ label: '分值', optional: true, min: 1, max: AWARD_MAX_POINTS, example: 2 }) points?: number;
}
export class ApproveManyDto implements ApproveMany {
  @IdList({ label: '申请', minItems: 1, maxItems: APPROVE_MANY_MAX_ITEMS }) applicationIds: string[];
}
export class DecideWithReasonDto implements DecideWithReason {
  @Text({ label: '原因', min: 1, max: DECISION_REASON_MAX_CHARS, example: '照片看不清，请补拍院坝全景。' }) reason: string;
}
export class ReverseCreditDto implements ReverseCredit {
  @Text({ label: '原因', min: 1, max: DECISION_REASON_MAX_CHARS, example: '重复记分' }) reason: string;
}
export class StatementQueryDto extends PageDto implements StatementQuery {
  @OneOf({ label: '账户', optional: true, values: ['wallet', 'reserved'] }) account?: 'wallet' | 'reserved';
}
export class MyStatementQueryDto extends StatementQueryDto implements MyStatementQuery {
  @IdField({ label: '并掉的户', optional: true }) householdId?: string;
}
export class LineProofQueryDto implements LineProofQuery {
  @OneOf({ label: '账户', optional: true, values: ['wallet', 'reserved'] }) account?: 'wallet' | 'reserved';
}
export class ApplicationsQueryDto extends PageDto implements ApplicationsQuery {
  @OneOf({ label: '进度', optional: true, values: ['running'] }) state?: 'running';
  @OneOf({ label: '状态', optional: true, values: APPLICATION_STATUSES }) status?: ApplicationStatus;
}
export class DecidedQueryDto extends PageDto implements DecidedQuery {
  @OneOf({ label: '范围', optional: true, values: ['mine', 'all'] }) scope?: 'mine' | 'all';
}
export class QueueQueryDto extends PageDto implements QueueQuery {
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
  @IdField({ label: '家庭', optional: true }) householdId?: string;
  @IdField({ label: '细则', optional: true }) ruleId?: string;
}
