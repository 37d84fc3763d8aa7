import {
  LETTER_MAX_PHOTOS,
  LETTER_RATING_MAX_STARS,
  LETTER_RATING_MIN_STARS,
  LETTER_RATING_WORDS_MAX_CHARS,
  LETTER_TEXT_MAX_CHARS,
  THREAD_SCOPES,
  THREAD_STATUSES,
  THREAD_VISIBILITIES,
  type AskSecretary,
  type ParlourQueueQuery,
  type RateThread,
  type ThreadScope,
  type ThreadsQuery,
  type ThreadStatus,
  type ThreadVisibility,
  type WriteInThread,
} from '@jishan/contracts';
import { IdField, IdList, OneOf, PageDto, Text, Whole } from '../../platform/http/fields';

export class ThreadsQueryDto extends PageDto implements ThreadsQuery {
  @OneOf({ label: '范围', optional: true, values: THREAD_SCOPES }) scope?: ThreadScope;
}
export class ParlourQueueQueryDto extends PageDto implements ParlourQueueQuery {
  @OneOf({ label: '状态', optional: true, values: THREAD_STATUSES }) status?: ThreadStatus;
}
export class WriteInThreadDto implements WriteInThread {
  @Text({ label: '内容', max: LETTER_TEXT_MAX_CHARS, example: '三组路灯坏了两盏，晚上走路不方便。' }) text: string;
  @IdList({ label: '照片', maxItems: LETTER_MAX_PHOTOS }) photoIds: string[];
  @IdField({ label: '录音', optional: true }) voiceId?: string;
}
export class AskSecretaryDto extends WriteInThreadDto implements AskSecretary {
  @IdField({ label: '来信' }) id: string;
  @OneOf({ label: '公开或私密', values: THREAD_VISIBILITIES, example: 'open' }) visibility: ThreadVisibility;
}
export class RateThreadDto implements RateThread {
  @Whole({ label: '星数', min: LETTER_RATING_MIN_STARS, max: LETTER_RATING_MAX_STARS }) stars: number;
  @Text({ label: '评价', optional: true, max: LETTER_RATING_WORDS_MAX_CHARS }) words?: string;
}
