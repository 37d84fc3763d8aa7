import { pointsRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { ApplicationDetail } from '@/features/points/application-detail';
import { Gate } from '@/features/session/gate';
import { useOutboxEntry } from '@/outbox';
import { texts } from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

/** The same page before and after it was delivered: the phone made its id. */
function Application() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const entry = useOutboxEntry(id);
  const travelling = entry !== undefined && entry.state !== 'sent';
  const application = useVillageCall(pointsRoutes.application, { params: { applicationId: id } }, { enabled: !travelling && id !== '' });
  useDidShow(() => refetch(pointsRoutes.application));
  if (travelling) return <OutboxEntryCard entry={entry} />;
  return <Loaded of={application} rows={3}>{view => <ApplicationDetail application={view} />}</Loaded>;
}

export default function ApplicationPage() {
  return <Screen title={texts.points.applicationTitle}><Gate><Application /></Gate></Screen>;
}
