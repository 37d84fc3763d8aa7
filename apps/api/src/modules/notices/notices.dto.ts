import {
  NOTICE_AUDIENCES,
  NOTICE_CATEGORIES,
  NOTICE_MAX_GROUPS,
  NOTICE_MAX_PHOTOS,
  NOTICE_RECEIPT_STATES,
  NOTICE_ROLES,
  NOTICE_SHELVES,
  NOTICE_TEXT_MAX_CHARS,
  NOTICE_TITLE_MAX_CHARS,
  NOTICE_WITHDRAW_REASON_MAX_CHARS,
  type NoticeAudience,
  type NoticeCategory,
  type NoticeReceiptsQuery,
  type NoticeReceiptState,
  type NoticeShelf,
  type NoticesQuery,
  type PublishNotice,
  type VillageRole,
  type WithdrawNotice,
} from '@jishan/contracts';
import { Flag, IdField, IdList, InstantField, OneOf, OneOfList, PageDto, PublicText } from '../../platform/http/fields';

export class NoticesQueryDto extends PageDto implements NoticesQuery {
  @OneOf({ label: '哪些通知', optional: true, values: NOTICE_SHELVES }) shelf?: NoticeShelf;
  @OneOf({ label: '类别', optional: true, values: NOTICE_CATEGORIES }) category?: NoticeCategory;
}
export class PublishNoticeDto implements PublishNotice {
  @IdField({ label: '通知' }) id: string;
  @PublicText({
    label: '标题',
    min: 1,
    max: NOTICE_TITLE_MAX_CHARS,
    example: '明天上午停水检修',
  })
  title: string;
  @PublicText({
    label: '内容',
    min: 1,
    max: NOTICE_TEXT_MAX_CHARS,
    example: '明天 8:00–12:00 检修水管，请提前储水。',
  })
  text: string;
  @OneOf({ label: '类别', values: NOTICE_CATEGORIES, example: 'affairs' }) category: NoticeCategory;
  @IdList({ label: '照片', maxItems: NOTICE_MAX_PHOTOS }) photoIds: string[];
  @IdField({ label: '录音', optional: true }) voiceId?: string;
  @OneOf({ label: '发给谁', values: NOTICE_AUDIENCES, example: 'village' }) audience: NoticeAudience;
  @IdList({ label: '小组', optional: true, maxItems: NOTICE_MAX_GROUPS }) groupIds?: string[];
  @OneOfList({ label: '人员', optional: true, values: NOTICE_ROLES }) roles?: VillageRole[];
  @Flag({ label: '是否置顶' }) pinned: boolean;
  @Flag({ label: '是否要确认' }) mustAcknowledge: boolean;
  @InstantField({ label: '确认期限', optional: true, example: '2026-12-01T18:00:00+08:00' }) acknowledgeBy?: string;
}
export class WithdrawNoticeDto implements WithdrawNotice {
  @PublicText({
    label: '撤回原因',
    min: 1,
    max: NOTICE_WITHDRAW_REASON_MAX_CHARS,
    example: '时间写错了，已另发通知',
  })
  reason: string;
}
export class NoticeReceiptsQueryDto extends PageDto implements NoticeReceiptsQuery {
  @OneOf({ label: '回执状态', optional: true, values: NOTICE_RECEIPT_STATES }) state?: NoticeReceiptState;
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
}
