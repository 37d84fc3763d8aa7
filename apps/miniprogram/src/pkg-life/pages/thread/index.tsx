import { parlourRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { Thread } from '@/features/parlour/thread';
import { Gate } from '@/features/session/gate';
import { useOutboxEntry } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

/** The same page before and after the letter was delivered: the phone made its id. */
function Letter() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const entry = useOutboxEntry(id);
  const travelling = entry !== undefined && entry.state !== 'sent';
  const thread = useVillageCall(parlourRoutes.parlourThread, { params: { threadId: id } }, { enabled: !travelling });
  useDidShow(() => refetch(parlourRoutes.parlourThread));
  if (travelling) return <OutboxEntryCard entry={entry} />;
  return (
    <Loaded of={thread} rows={3}>
      {view => <Thread thread={view} />}
    </Loaded>
  );
}

export default function ThreadPage() {
  return (
    <Screen title={texts.parlour.threadTitle}>
      <Gate>
        <Letter />
      </Gate>
    </Screen>
  );
}
