import {
  DOCUMENT_PART_MAX_CHARS,
  FUND_ENTRY_MAX_FEN,
  FUND_NOTE_MAX_CHARS,
  FUND_REASON_MAX_CHARS,
  FUND_SOURCES,
  type CorrectFundEntry,
  type FundReportQuery,
  type FundSource,
  type RecordFundEntry,
  type SignedDocument,
} from '@jishan/contracts';
import { Day, IdField, OneOf, Period, PublicText, Text, Whole } from '../../platform/http/fields';

export class RecordFundEntryDto implements RecordFundEntry {
  @IdField({ label: '资金记录' }) id: string;
  @OneOf({ label: '来源', values: FUND_SOURCES, example: 'grant' }) source: FundSource;
  @Whole({ label: '金额（分）', min: 1, max: FUND_ENTRY_MAX_FEN, example: 500_000 }) amountFen: number;
  @Day({ label: '到账日期', example: '2026-11-20' }) receivedOn: string;
  @PublicText({ label: '说明', min: 1, max: FUND_NOTE_MAX_CHARS, example: '区乡村振兴局积分制专项' }) note: string;
  @IdField({ label: '凭证照片', optional: true }) voucherId?: string;
}
export class CorrectFundEntryDto implements CorrectFundEntry {
  @PublicText({ label: '原因', min: 1, max: FUND_REASON_MAX_CHARS, example: '金额多写了一个零' }) reason: string;
}
export class FundReportQueryDto implements FundReportQuery {
  @Period({ label: '季度', example: '2026-Q3' }) period: string;
}
export class FundDocumentDto implements SignedDocument {
  @Text({ label: '文件', max: DOCUMENT_PART_MAX_CHARS }) doc: string;
  @Text({ label: '链接期限', max: 10 }) exp: string;
  @Text({ label: '链接签名', max: 43 }) sig: string;
}
