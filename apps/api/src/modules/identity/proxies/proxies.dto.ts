import {
  PERSON_NAME_MAX_CHARS,
  PROXY_DIGITS_PATTERN,
  PROXY_REASON_MAX_CHARS,
  PROXY_TERMS,
  PROXY_TEXT_MAX_CHARS,
  PROXY_WITNESSES,
  type GrantProxy,
  type ProxyTerm,
  type RecordProxy,
  type ResolveProxyCode,
  type WitnessProxy,
} from '@jishan/contracts';
import { Flag, IdField, IdList, OneOf, PlainName, Text } from '../../../platform/http/fields';

export class ResolveProxyCodeDto implements ResolveProxyCode {
  @Text({ label: '代办码', optional: true, max: PROXY_TEXT_MAX_CHARS }) code?: string;
  @Text({ label: '8 位代办码', optional: true, max: 8, pattern: PROXY_DIGITS_PATTERN, patternWords: '代办码应是 8 位数字' })
  digits?: string;
  @PlainName() @Text({ label: '代办人姓名', optional: true, max: PERSON_NAME_MAX_CHARS, example: '杨德明' }) helperName?: string;
}
export class GrantProxyDto implements GrantProxy {
  @Text({ label: '核对凭证', min: 1, max: PROXY_TEXT_MAX_CHARS }) ticket: string;
  @OneOf({ label: '期限', values: PROXY_TERMS, example: 'year' }) term: ProxyTerm;
}
export class RecordProxyDto implements RecordProxy {
  @IdField({ label: '家庭' }) householdId: string;
  @IdField({ label: '代办人' }) helperPersonId: string;
  @IdList({ label: '见证人', minItems: PROXY_WITNESSES, maxItems: PROXY_WITNESSES }) witnessPersonIds: string[];
  @Text({ label: '原因', min: 1, max: PROXY_REASON_MAX_CHARS, example: '两位老人没有手机，已当面签字' }) reason: string;
  @IdField({ label: '签字照片', optional: true }) photoId?: string;
  @OneOf({ label: '期限', values: PROXY_TERMS, example: 'year' }) term: ProxyTerm;
}
export class WitnessProxyDto implements WitnessProxy {
  @Flag({ label: '情况是否属实' }) agreed: boolean;
}
