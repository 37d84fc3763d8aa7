import { PHOTO_SOURCES, type PhotoSource } from '@jishan/contracts';
import { IdField, OneOf, Text } from '../http/fields';

const EXPIRY_CHARS = 10;
const SIGNATURE_CHARS = 43;

export class UploadQuery {
  @IdField({ label: '照片', optional: true }) id?: string;
  @OneOf({ label: '照片来源', optional: true, values: PHOTO_SOURCES }) source?: PhotoSource;
}

export class ReadQuery {
  @Text({ label: '链接期限', max: EXPIRY_CHARS }) exp: string;
  @Text({ label: '链接签名', max: SIGNATURE_CHARS }) sig: string;
  @OneOf({ label: '照片大小', values: ['full', 'thumbnail'], optional: true }) size?: 'full' | 'thumbnail';
}
