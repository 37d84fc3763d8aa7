import {
  AWARD_MAX_POINTS,
  OBJECTION_REASON_MAX_CHARS,
  OBJECTION_REASON_MIN_CHARS,
  PERSON_NAME_MAX_CHARS,
  RELATIVES_SEARCH_MIN_CHARS,
  VOTE_REASON_MAX_CHARS,
  type CastVote,
  type DeclareRelative,
  type ObjectToApplication,
  type PanelQuery,
  type PublicationsQuery,
  type RelativeSearch,
} from '@jishan/contracts';
import { Flag, IdField, OneOf, PageDto, PlainName, PublicText, Text, Whole } from '../../../platform/http/fields';

/** Besides blanks around them. */
const TWO_CHARACTERS = /\S.*\S/;

/** The reason is read by the household, and with an objection by the whole village. */
export class CastVoteDto implements CastVote {
  @Flag({ label: '是否同意', example: true }) agrees: boolean;
  @Whole({ label: '分值', optional: true, min: 1, max: AWARD_MAX_POINTS, example: 10 }) points?: number;
  @PublicText({ label: '理由', optional: true, max: VOTE_REASON_MAX_CHARS, example: '照片与细则标准相符。' }) reason?: string;
}
export class PanelQueryDto extends PageDto implements PanelQuery {
  @OneOf({ label: '范围', optional: true, values: ['waiting', 'voted'] }) scope?: 'waiting' | 'voted';
}
export class PublicationsQueryDto extends PageDto implements PublicationsQuery {
  @OneOf({ label: '范围', optional: true, values: ['open', 'results'] }) scope?: 'open' | 'results';
}
export class ObjectToApplicationDto implements ObjectToApplication {
  @PublicText({
    label: '异议理由',
    optional: true,
    min: OBJECTION_REASON_MIN_CHARS,
    max: OBJECTION_REASON_MAX_CHARS,
    example: '当天修路的人里没有看到他家的人。',
  })
  reason?: string;
  @IdField({ label: '录音', optional: true }) voiceId?: string;
}
export class DeclareRelativeDto implements DeclareRelative {
  @IdField({ label: '家庭' }) householdId: string;
  @Flag({ label: '是否亲属', example: true }) related: boolean;
}
export class RelativeSearchDto implements RelativeSearch {
  @PlainName()
  @Text({
    label: '姓名',
    min: RELATIVES_SEARCH_MIN_CHARS,
    pattern: TWO_CHARACTERS,
    patternWords: `姓名至少 ${RELATIVES_SEARCH_MIN_CHARS} 个字`,
    max: PERSON_NAME_MAX_CHARS,
    example: '罗秀英',
  })
  name: string;
}
