import {
  CLAIM_NOTE_MAX_CHARS,
  CLOCK_MAX_WORKING_DAYS,
  DEDUCTION_APPEAL_MAX_DAYS,
  LOGIN_CODE_MAX_CHARS,
  PANEL_MAX_SEATS,
  PANEL_POOLS,
  POINTS_EXPIRIES,
  YEAR_START_PATTERN,
  type PointsExpiry,
  PERSON_NAME_MAX_CHARS,
  PHONE_PATTERN,
  PUBLICATION_MAX_DAYS,
  REASON_MAX_CHARS,
  PHONE_REVEAL_REASONS,
  REDEMPTION_MODES,
  RESERVATION_MAX_DAYS,
  STORE_OPENING_MAX_CHARS,
  RULE_MAX_POINTS,
  THANKS_MAX_PER_MONTH,
  THANKS_MAX_POINTS,
  VILLAGE_SEARCH_MAX_CHARS,
  type CreateInvitation,
  type DecideClaim,
  type PanelPool,
  type PeopleQuery,
  type PhoneRevealReason,
  type RedemptionMode,
  type RevealPhone,
  type SubmitClaim,
  type VillageChoices,
} from '@jishan/contracts';
import { Flag, IdField, OneOf, PageDto, PlainName, PublicText, Text, Whole } from '../../platform/http/fields';

export class VillageSearchDto extends PageDto {
  @Text({ label: '村名', optional: true, max: VILLAGE_SEARCH_MAX_CHARS, example: '桠溪' }) query?: string;
}
export class SubmitClaimDto implements SubmitClaim {
  @IdField({ label: '申请', optional: true }) id?: string;
  @PlainName() @Text({ label: '姓名', min: 1, max: PERSON_NAME_MAX_CHARS, example: '罗秀英' }) name: string;
  @Text({ label: '微信手机号凭证', optional: true, max: LOGIN_CODE_MAX_CHARS }) phoneCode?: string;
  @Text({ label: '手机号', optional: true, max: 11, pattern: PHONE_PATTERN, patternWords: '手机号应是 11 位数字' }) phone?: string;
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
  @Text({ label: '邀请码', optional: true, max: 64 }) invitationToken?: string;
  @Text({ label: '说明', optional: true, max: CLAIM_NOTE_MAX_CHARS }) note?: string;
}
export class DecideClaimDto implements DecideClaim {
  @OneOf({ label: '决定', values: ['approve', 'reject'], example: 'approve' }) decision: 'approve' | 'reject';
  @IdField({ label: '名册上的人', optional: true }) personId?: string;
  @Text({ label: '原因', optional: true, max: REASON_MAX_CHARS }) reason?: string;
}
export class CreateInvitationDto implements CreateInvitation {
  @IdField({ label: '家庭', optional: true }) householdId?: string;
}
export class PeopleQueryDto extends PageDto implements PeopleQuery {
  @PlainName() @Text({ label: '姓名', optional: true, max: PERSON_NAME_MAX_CHARS }) name?: string;
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
  @IdField({ label: '家庭', optional: true }) householdId?: string;
}
export class RevealPhoneDto implements RevealPhone {
  @OneOf({ label: '查看号码的原因', values: PHONE_REVEAL_REASONS, example: 'notice' }) reason: PhoneRevealReason;
}
export class HouseholdsQueryDto extends PageDto {
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
  @PlainName() @Text({ label: '姓名', optional: true, max: PERSON_NAME_MAX_CHARS }) name?: string;
}
export class VillageSettingsDto implements Partial<VillageChoices> {
  @OneOf({ label: '兑换方式', optional: true, values: REDEMPTION_MODES }) redemptionMode?: RedemptionMode;
  @Flag({ label: '公开名单隐去名字', optional: true }) maskNames?: boolean;
  @Whole({ label: '预留天数', optional: true, min: 1, max: RESERVATION_MAX_DAYS }) reservationDays?: number;
  @PublicText({
    label: '超市在哪里、什么时候开门',
    optional: true,
    max: STORE_OPENING_MAX_CHARS,
    example: '村活动室旁边，周三、周六上午开门',
  })
  storeOpening?: string;
  @Whole({ label: '每分价值（分）', optional: true, min: 1, max: 10_000 }) pointValueFen?: number;
  @Flag({ label: '开光荣榜', optional: true }) honourRoll?: boolean;
  @Whole({ label: '评议抽取人数', optional: true, min: 1, max: PANEL_MAX_SEATS }) panelSize?: number;
  @Whole({ label: '评议同意人数', optional: true, min: 1, max: PANEL_MAX_SEATS }) panelNeeded?: number;
  @OneOf({ label: '评议员范围', optional: true, values: PANEL_POOLS }) panelPool?: PanelPool;
  @Whole({ label: '初审期限（工作日）', optional: true, min: 1, max: CLOCK_MAX_WORKING_DAYS }) checkWorkingDays?: number;
  @Whole({ label: '评议期限（工作日）', optional: true, min: 1, max: CLOCK_MAX_WORKING_DAYS }) panelWorkingDays?: number;
  @Whole({ label: '公示天数', optional: true, min: 1, max: PUBLICATION_MAX_DAYS }) publicationDays?: number;
  @Whole({ label: '代办感谢每次积分', optional: true, min: 0, max: THANKS_MAX_POINTS }) helperThanksPoints?: number;
  @Whole({ label: '代办感谢每月次数', optional: true, min: 1, max: THANKS_MAX_PER_MONTH }) helperThanksPerMonth?: number;
  @Whole({ label: '一人最多批几分', optional: true, min: 0, max: RULE_MAX_POINTS }) twoDecideAbovePoints?: number;
  @OneOf({ label: '积分有效期', optional: true, values: POINTS_EXPIRIES }) pointsExpiry?: PointsExpiry;
  @Text({
    label: '积分年度开始',
    optional: true,
    max: 5,
    pattern: YEAR_START_PATTERN,
    patternWords: '积分年度开始应是月-日，像 01-01，日到 28 为止',
    example: '01-01',
  })
  expiryYearStart?: string;
  @Flag({ label: '开扣分', optional: true }) deductions?: boolean;
  @Whole({ label: '扣分申诉天数', optional: true, min: 1, max: DEDUCTION_APPEAL_MAX_DAYS }) deductionAppealDays?: number;
  @Whole({ label: '申诉复核期限（工作日）', optional: true, min: 1, max: CLOCK_MAX_WORKING_DAYS }) appealWorkingDays?: number;
}
