import {
  ACTIVITY_AUDIENCES,
  ACTIVITY_CODE_MAX_CHARS,
  ACTIVITY_MAX_CAPACITY,
  ACTIVITY_MAX_GROUPS,
  ACTIVITY_MAX_PHOTOS,
  ACTIVITY_PLACE_MAX_CHARS,
  ACTIVITY_REASON_MAX_CHARS,
  ACTIVITY_SHELVES,
  ACTIVITY_TEXT_MAX_CHARS,
  ACTIVITY_TICKS_MAX_PERSONS,
  ACTIVITY_TITLE_MAX_CHARS,
  AWARD_MAX_POINTS,
  PERSON_NAME_MAX_CHARS,
  type ActivitiesQuery,
  type ActivityAudience,
  type ActivityShelf,
  type AddActivityPhotos,
  type CancelActivity,
  type ChangeActivity,
  type CheckIn,
  type ForMember,
  type PublishActivity,
  type ReverseActivityCredit,
  type RosterQuery,
  type SettleActivity,
  type TickPresence,
} from '@jishan/contracts';
import { Flag, IdField, IdList, InstantField, OneOf, PageDto, PlainName, PublicText, Text, Whole } from '../../platform/http/fields';

export class ActivitiesQueryDto extends PageDto implements ActivitiesQuery {
  @OneOf({ label: '哪些活动', optional: true, values: ACTIVITY_SHELVES }) shelf?: ActivityShelf;
}
export class PublishActivityDto implements PublishActivity {
  @IdField({ label: '活动' }) id: string;
  @PublicText({ label: '名称', min: 1, max: ACTIVITY_TITLE_MAX_CHARS, example: '清理村口河道' })
  title: string;
  @PublicText({ label: '内容', max: ACTIVITY_TEXT_MAX_CHARS, example: '请自带手套和火钳，中午在村委会吃饭。' }) text: string;
  @PublicText({ label: '地点', min: 1, max: ACTIVITY_PLACE_MAX_CHARS, example: '村口大桥下' })
  place: string;
  @InstantField({ label: '开始时间', example: '2026-12-05T09:00:00+08:00' }) startsAt: string;
  @InstantField({ label: '结束时间', example: '2026-12-05T11:30:00+08:00' }) endsAt: string;
  @InstantField({ label: '报名截止', example: '2026-12-04T18:00:00+08:00' }) signUpUntil: string;
  @Whole({ label: '人数上限', optional: true, min: 1, max: ACTIVITY_MAX_CAPACITY, example: 40 }) capacity?: number;
  @OneOf({ label: '面向谁', values: ACTIVITY_AUDIENCES, example: 'village' }) audience: ActivityAudience;
  @IdList({ label: '小组', optional: true, maxItems: ACTIVITY_MAX_GROUPS }) groupIds?: string[];
  @IdField({ label: '积分细则', optional: true }) ruleId?: string;
  @Whole({ label: '分值', optional: true, min: 1, max: AWARD_MAX_POINTS, example: 2 }) points?: number;
  @Flag({ label: '没报名的能不能签到' }) walkIns: boolean;
  @IdList({ label: '照片', maxItems: ACTIVITY_MAX_PHOTOS }) photoIds: string[];
}
export class ChangeActivityDto implements ChangeActivity {
  @PublicText({ label: '地点', optional: true, min: 1, max: ACTIVITY_PLACE_MAX_CHARS })
  place?: string;
  @InstantField({ label: '开始时间', optional: true }) startsAt?: string;
  @InstantField({ label: '结束时间', optional: true }) endsAt?: string;
  @InstantField({ label: '报名截止', optional: true }) signUpUntil?: string;
  @Whole({ label: '人数上限', optional: true, nullable: true, min: 1, max: ACTIVITY_MAX_CAPACITY }) capacity?: number | null;
}
export class CancelActivityDto implements CancelActivity {
  @PublicText({
    label: '取消原因',
    min: 1,
    max: ACTIVITY_REASON_MAX_CHARS,
    example: '明天有大雨',
  })
  reason: string;
}
export class AddActivityPhotosDto implements AddActivityPhotos {
  @IdList({ label: '照片', minItems: 1, maxItems: ACTIVITY_MAX_PHOTOS }) photoIds: string[];
}
export class ForMemberDto implements ForMember {
  @IdField({ label: '替谁', optional: true }) memberId?: string;
}
export class CheckInDto implements CheckIn {
  @Text({ label: '签到码', min: 1, max: ACTIVITY_CODE_MAX_CHARS, example: '406318' })
  code: string;
  @IdField({ label: '活动', optional: true }) activityId?: string;
  @IdField({ label: '替谁', optional: true }) memberId?: string;
}
export class RosterQueryDto extends PageDto implements RosterQuery {
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
  @PlainName() @Text({ label: '姓名', optional: true, max: PERSON_NAME_MAX_CHARS }) name?: string;
}
export class TickPresenceDto implements TickPresence {
  @IdList({ label: '到场的人', maxItems: ACTIVITY_TICKS_MAX_PERSONS }) present: string[];
  @IdList({ label: '没到场的人', maxItems: ACTIVITY_TICKS_MAX_PERSONS }) absent: string[];
}
export class SettleActivityDto implements SettleActivity {
  @Whole({ label: '记分人数', min: 1, max: 100_000, example: 96 }) expectedPersons: number;
}
export class ReverseActivityCreditDto implements ReverseActivityCredit {
  @Text({
    label: '原因',
    min: 1,
    max: ACTIVITY_REASON_MAX_CHARS,
    example: '当天没有到场，登记错了',
  })
  reason: string;
}
