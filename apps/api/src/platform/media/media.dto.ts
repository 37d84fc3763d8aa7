import { PHOTO_SOURCES, type PhotoSaid, type PhotoSource } from '@jishan/contracts';
import { IdField, InstantField, OneOf, Text } from '../http/fields';

const EXPIRY_CHARS = 10;
const SIGNATURE_CHARS = 43;

export class UploadQuery implements PhotoSaid {
  @IdField({ label: '照片', optional: true }) id?: string;
  @OneOf({ label: '照片来源', optional: true, values: PHOTO_SOURCES }) source?: PhotoSource;
  @InstantField({ label: '拍摄时间', optional: true }) takenAt?: string;
}

export class UploadVoiceQuery {
  @IdField({ label: '录音', optional: true }) id?: string;
}

export class ReadVoiceQuery {
  @Text({ label: '链接期限', max: EXPIRY_CHARS }) exp: string;
  @Text({ label: '链接签名', max: SIGNATURE_CHARS }) sig: string;
}

export class ReadQuery {
  @Text({ label: '链接期限', max: EXPIRY_CHARS }) exp: string;
  @Text({ label: '链接签名', max: SIGNATURE_CHARS }) sig: string;
  @OneOf({ label: '照片大小', values: ['full', 'thumbnail'], optional: true }) size?: 'full' | 'thumbnail';
}
