import { checklistsRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { MyRequest } from '@/features/checklists/my-request';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { Gate } from '@/features/session/gate';
import { useOutboxEntry } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

/** The same page before and after it was delivered: the phone made its id. */
function Request() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const entry = useOutboxEntry(id);
  const travelling = entry !== undefined && entry.state !== 'sent';
  const request = useVillageCall(checklistsRoutes.serviceRequest, { params: { requestId: id } }, { enabled: !travelling });
  useDidShow(() => refetch(checklistsRoutes.serviceRequest));
  if (travelling) return <OutboxEntryCard entry={entry} />;
  return (
    <Loaded of={request} rows={4}>
      {view => <MyRequest request={view} />}
    </Loaded>
  );
}

export default function RequestPage() {
  return (
    <Screen title={texts.checklists.requestTitle}>
      <Gate>
        <Request />
      </Gate>
    </Screen>
  );
}
