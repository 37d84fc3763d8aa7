import type { QueueItem } from '@jishan/contracts';
import { daysPast, sayDay, todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Tag } from '@/ui';

/** Until when somebody looks at it: 12月1日 周二到期, 今天到期, 已超期 3 天. */
export function DueTag({ item }: { item: Pick<QueueItem, 'dueOn' | 'overdue'> }) {
  const now = Date.now();
  if (item.overdue) return <Tag tone="festive">{texts.panel.overdue(Math.max(1, daysPast(item.dueOn, now)))}</Tag>;
  return <Tag tone={item.dueOn === todayOf(now) ? 'gold' : 'plain'}>{texts.panel.due(sayDay(item.dueOn, now))}</Tag>;
}
