import { InboxList } from '@/features/inbox/inbox-list';
import { useUnread } from '@/features/inbox/unread';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function InboxPage() {
  const unread = useUnread();
  return (
    <Screen title={texts.inbox.title} tab="inbox" unread={unread}>
      <Gate>
        <InboxList />
      </Gate>
    </Screen>
  );
}
