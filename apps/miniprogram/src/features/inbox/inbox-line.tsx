import type { InboxItem } from '@jishan/contracts';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Entry, Pictogram } from '@/ui';
import { inboxLooks, subjectOpener } from './open-subject';

export function InboxLine({ item }: { item: InboxItem }) {
  const look = inboxLooks[item.kind];
  return (
    <Entry
      lead={<Pictogram icon={look.icon} tone={look.tone} dot={item.readAt === null ? texts.inbox.unread : undefined} />}
      title={item.title}
      when={sayWhen(item.createdAt)}
      body={item.body}
      onPress={subjectOpener(item)}
    />
  );
}
