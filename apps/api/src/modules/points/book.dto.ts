import {
  BOOK_FORMATS,
  DOCUMENT_PART_MAX_CHARS,
  type BookFormat,
  type BookQuery,
  type ExportBook,
  type HonourQuery,
  type ParticipationQuery,
  type RuleBookQuery,
  type SetHonourOptOut,
  type SignedDocument,
} from '@jishan/contracts';
import { Flag, IdField, OneOf, PageDto, Period, Text } from '../../platform/http/fields';

export class HonourQueryDto extends PageDto implements HonourQuery {
  @Period({ label: '时段' }) period: string;
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
}
export class SetHonourOptOutDto implements SetHonourOptOut {
  @Flag({ label: '不上光荣榜' }) optedOut: boolean;
}
export class ParticipationQueryDto implements ParticipationQuery {
  @Period({ label: '时段' }) period: string;
}
export class BookQueryDto extends PageDto implements BookQuery {
  @Period({ label: '时段' }) period: string;
  @OneOf({ label: '分户或分组', values: ['household', 'group'], example: 'household' }) by: 'household' | 'group';
  @IdField({ label: '村民小组', optional: true }) groupId?: string;
}
export class RuleBookQueryDto extends PageDto implements RuleBookQuery {
  @Period({ label: '时段' }) period: string;
}
export class ExportBookDto implements ExportBook {
  @Period({ label: '时段' }) period: string;
  @OneOf({ label: '格式', values: BOOK_FORMATS, example: 'xlsx' }) format: BookFormat;
}
export class SignedDocumentDto implements SignedDocument {
  @Text({ label: '文件', max: DOCUMENT_PART_MAX_CHARS }) doc: string;
  @Text({ label: '链接期限', max: 10 }) exp: string;
  @Text({ label: '链接签名', max: 43 }) sig: string;
}
