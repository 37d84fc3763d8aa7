import {
  PERSON_NAME_MAX_CHARS,
  PHONE_PATTERN,
  REASON_MAX_CHARS,
  type AddHousehold,
  type AddPerson,
  type CorrectPhone,
  type NameHead,
  type NewPerson,
  type RosterChangesQuery,
  type RosterReason,
} from '@jishan/contracts';
import { Flag, IdField, PageDto, PlainName, PublicText, Text } from '../../../platform/http/fields';

export class RosterReasonDto implements RosterReason {
  @PublicText({ label: '原因', min: 1, max: REASON_MAX_CHARS, example: '嫁到本村，户口已迁入。' }) reason: string;
}
class NewPersonDto extends RosterReasonDto implements NewPerson {
  @IdField({ label: '编号' }) id: string;
  @PlainName() @PublicText({ label: '姓名', min: 1, max: PERSON_NAME_MAX_CHARS, example: '罗秀英' }) name: string;
  @Text({ label: '手机号', optional: true, max: 11, pattern: PHONE_PATTERN, patternWords: '手机号应是 11 位数字' }) phone?: string;
  @Flag({ label: '同名，不是同一个人', optional: true }) namesake?: boolean;
}
export class AddPersonDto extends NewPersonDto implements AddPerson {
  @IdField({ label: '家庭' }) householdId: string;
  @Flag({ label: '未满 14 周岁' }) minor: boolean;
}
export class AddHouseholdDto extends NewPersonDto implements AddHousehold {
  @IdField({ label: '村民小组' }) groupId: string;
}
export class CorrectPhoneDto extends RosterReasonDto implements CorrectPhone {
  @Text({ label: '手机号', optional: true, max: 11, pattern: PHONE_PATTERN, patternWords: '手机号应是 11 位数字' }) phone?: string;
}
export class NameHeadDto extends RosterReasonDto implements NameHead {
  @IdField({ label: '人员' }) personId: string;
}
export class RosterChangesQueryDto extends PageDto implements RosterChangesQuery {
  @IdField({ label: '家庭', optional: true }) householdId?: string;
}
