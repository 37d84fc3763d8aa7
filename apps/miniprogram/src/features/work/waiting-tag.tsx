import * as texts from '@/texts/zh-CN';
import { Tag } from '@/ui';

/** How many wait in a room of the workbench, or of an office's. */
export function WaitingTag({ count }: { count: number }) {
  return count === 0 ? <Tag>{texts.work.nothing}</Tag> : <Tag tone="festive">{texts.work.waiting(String(count))}</Tag>;
}
