import {
  ACTIVITY_REASON_MAX_CHARS,
  AWARD_MAX_POINTS,
  HONOUR_CITATION_MAX_CHARS,
  HONOUR_MAX_HOUSEHOLDS,
  HONOUR_PERIOD_MAX_CHARS,
  HONOUR_SHELVES,
  HONOUR_TITLE_MAX_CHARS,
  type GrantHonours,
  type HonourShelf,
  type HonoursQuery,
  type RefuseHonourPoints,
  type RevokeHonour,
  type ShowHonour,
} from '@jishan/contracts';
import { Day, Flag, IdField, IdList, OneOf, PageDto, PublicText, Whole } from '../../../platform/http/fields';

export class HonoursQueryDto extends PageDto implements HonoursQuery {
  @OneOf({ label: '哪些荣誉', optional: true, values: HONOUR_SHELVES }) shelf?: HonourShelf;
}
export class GrantHonoursDto implements GrantHonours {
  @PublicText({
    label: '荣誉名称',
    min: 1,
    max: HONOUR_TITLE_MAX_CHARS,
    example: '五好文明家庭',
  })
  title: string;
  @PublicText({ label: '届次', min: 1, max: HONOUR_PERIOD_MAX_CHARS, example: '2026 年度' })
  period: string;
  @Day({ label: '授予日期', example: '2026-11-20' }) grantedOn: string;
  @IdField({ label: '积分细则', optional: true }) ruleId?: string;
  @PublicText({ label: '事迹', max: HONOUR_CITATION_MAX_CHARS, example: '孝老爱亲，邻里和睦，庭院整洁。' }) citation: string;
  @Whole({ label: '分值', optional: true, min: 1, max: AWARD_MAX_POINTS, example: 30 }) points?: number;
  @IdField({ label: '照片', optional: true }) photoId?: string;
  @IdList({ label: '家庭', minItems: 1, maxItems: HONOUR_MAX_HOUSEHOLDS }) householdIds: string[];
}
export class RefuseHonourPointsDto implements RefuseHonourPoints {
  @PublicText({ label: '原因', min: 1, max: ACTIVITY_REASON_MAX_CHARS, example: '评选材料还不齐' }) reason: string;
}
export class RevokeHonourDto implements RevokeHonour {
  @PublicText({
    label: '原因',
    min: 1,
    max: ACTIVITY_REASON_MAX_CHARS,
    example: '评选材料不实',
  })
  reason: string;
}
export class ShowHonourDto implements ShowHonour {
  @Flag({ label: '是否让全村看到' }) shown: boolean;
}
