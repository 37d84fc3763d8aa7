import {
  HOUSEHOLD_CHANGE_MAX_PHOTOS,
  HOUSEHOLD_DOCUMENT_NUMBER_MAX_CHARS,
  HOUSEHOLD_DOCUMENTS,
  HOUSEHOLD_NAME_MAX_CHARS,
  REASON_MAX_CHARS,
  SPLIT_MAX_PERSONS,
  SPLIT_MAX_POINTS,
  type DropMerge,
  type HouseholdDocument,
  type MergeHousehold,
  type SplitHousehold,
} from '@jishan/contracts';
import { Day, IdField, IdList, OneOf, PublicText, Whole } from '../../../platform/http/fields';

export class SplitHouseholdDto implements SplitHousehold {
  @IdField({ label: '编号' }) id: string;
  @IdList({ label: '分出去的人', minItems: 1, maxItems: SPLIT_MAX_PERSONS }) personIds: string[];
  @PublicText({ label: '新户名', min: 1, max: HOUSEHOLD_NAME_MAX_CHARS, example: '罗小军家' })
  name: string;
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
  @IdField({ label: '新户的户主' }) headPersonId: string;
  @IdField({ label: '原来的户另选的户主', optional: true }) remainingHeadPersonId?: string;
  @Whole({ label: '转过去的积分', min: 0, max: SPLIT_MAX_POINTS, example: 40 }) points: number;
  @OneOf({ label: '凭据', values: HOUSEHOLD_DOCUMENTS }) document: HouseholdDocument;
  @Day({ label: '凭据日期', example: '2026-11-20' }) documentDay: string;
  @PublicText({ label: '凭据编号', max: HOUSEHOLD_DOCUMENT_NUMBER_MAX_CHARS, example: '桠溪村〔2026〕12 号' }) documentNumber: string;
  @PublicText({ label: '原因', min: 1, max: REASON_MAX_CHARS, example: '儿子成家，另立门户。' })
  reason: string;
  @IdList({ label: '凭据照片', minItems: 1, maxItems: HOUSEHOLD_CHANGE_MAX_PHOTOS }) photoIds: string[];
}

export class MergeHouseholdDto implements MergeHousehold {
  @IdField({ label: '编号' }) id: string;
  @IdField({ label: '并到哪一户' }) intoHouseholdId: string;
  @OneOf({ label: '凭据', values: HOUSEHOLD_DOCUMENTS }) document: HouseholdDocument;
  @Day({ label: '凭据日期', example: '2026-11-20' }) documentDay: string;
  @PublicText({ label: '凭据编号', max: HOUSEHOLD_DOCUMENT_NUMBER_MAX_CHARS, example: '桠溪村〔2026〕15 号' }) documentNumber: string;
  @PublicText({
    label: '原因',
    min: 1,
    max: REASON_MAX_CHARS,
    example: '父母搬到儿子家一起住。',
  })
  reason: string;
  @IdList({ label: '凭据照片', minItems: 1, maxItems: HOUSEHOLD_CHANGE_MAX_PHOTOS }) photoIds: string[];
}

export class DropMergeDto implements DropMerge {
  @PublicText({
    label: '原因',
    min: 1,
    max: REASON_MAX_CHARS,
    example: '凭据不清楚，要重新拍。',
  })
  reason: string;
}
