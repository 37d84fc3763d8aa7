import {
  COMPLAINT_KINDS,
  COMPLAINT_READ_MAX,
  COMPLAINT_STATUSES,
  COMPLAINT_TEXT_MAX_CHARS,
  type AnswerComplaint,
  type ComplaintKind,
  type ComplaintQueueQuery,
  type ComplaintStatus,
  type FileComplaint,
  type WriteInComplaint,
} from '@jishan/contracts';
import { IdField, OneOf, PageDto, Text, Whole } from '../../platform/http/fields';

export class ComplaintQueueQueryDto extends PageDto implements ComplaintQueueQuery {
  @OneOf({ label: '状态', optional: true, values: COMPLAINT_STATUSES }) status?: ComplaintStatus;
}
export class WriteInComplaintDto implements WriteInComplaint {
  @Text({ label: '内容', min: 1, max: COMPLAINT_TEXT_MAX_CHARS, example: '三组公示栏两个月没有更新了。' }) text: string;
}
export class AnswerComplaintDto extends WriteInComplaintDto implements AnswerComplaint {
  @Whole({ label: '读到第几条', optional: true, min: 1, max: COMPLAINT_READ_MAX, example: 1 }) read?: number;
}
export class FileComplaintDto extends WriteInComplaintDto implements FileComplaint {
  @IdField({ label: '投诉建议' }) id: string;
  @OneOf({ label: '投诉或建议', values: COMPLAINT_KINDS, example: 'suggestion' }) kind: ComplaintKind;
  @IdField({ label: '说的是谁', optional: true }) aboutPersonId?: string;
}
