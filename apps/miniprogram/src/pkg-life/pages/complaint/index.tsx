import { complaintsRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { Complaint } from '@/features/complaints/complaint';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { Gate } from '@/features/session/gate';
import { useOutboxEntry } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

/** The same page before and after it was delivered: the phone made its id. */
function Filed() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const entry = useOutboxEntry(id);
  const travelling = entry !== undefined && entry.state !== 'sent';
  const complaint = useVillageCall(complaintsRoutes.complaint, { params: { complaintId: id } }, { enabled: !travelling });
  useDidShow(() => refetch(complaintsRoutes.complaint));
  if (travelling) return <OutboxEntryCard entry={entry} />;
  return (
    <Loaded of={complaint} rows={3}>
      {view => <Complaint complaint={view} />}
    </Loaded>
  );
}

export default function ComplaintPage() {
  return (
    <Screen title={texts.complaints.threadTitle}>
      <Gate>
        <Filed />
      </Gate>
    </Screen>
  );
}
