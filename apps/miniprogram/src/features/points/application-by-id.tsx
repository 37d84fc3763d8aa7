import { pointsRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { useOutboxEntry } from '@/outbox';
import { Loaded } from '@/ui';
import { ApplicationDetail } from './application-detail';

/** The same view before and after it was delivered: the phone made its id. */
export function ApplicationById({ id }: { id: string }) {
  const entry = useOutboxEntry(id);
  const travelling = entry !== undefined && entry.state !== 'sent';
  const application = useVillageCall(pointsRoutes.application, { params: { applicationId: id } }, { enabled: !travelling });
  useDidShow(() => refetch(pointsRoutes.application));
  if (travelling) return <OutboxEntryCard entry={entry} />;
  return (
    <Loaded of={application} rows={3}>
      {view => <ApplicationDetail application={view} />}
    </Loaded>
  );
}
