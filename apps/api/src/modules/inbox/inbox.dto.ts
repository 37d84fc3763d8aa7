import type { MarkRead } from '@jishan/contracts';
import { IdField } from '../../platform/http/fields';

export class MarkReadDto implements MarkRead {
  @IdField({ label: '消息' }) upTo: string;
}
