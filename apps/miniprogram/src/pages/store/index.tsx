import { useUnread } from '@/features/inbox/unread';
import { Gate } from '@/features/session/gate';
import { texts } from '@/texts/zh-CN';
import { Empty, Screen } from '@/ui';

export default function StorePage() {
  const unread = useUnread();
  return <Screen title={texts.store.title} tab="store" unread={unread}><Gate><Empty icon="store" title={texts.store.empty} body={texts.store.emptyNote} /></Gate></Screen>;
}
