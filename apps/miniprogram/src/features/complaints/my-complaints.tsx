import { complaintsRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { refetch } from '@/api/query';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, ListRow, Paged } from '@/ui';
import { ComplaintRow } from './complaint-row';
import { WhoReads } from './who-reads';

/** The way in leads everybody here; who answers them has come for those, more likely than for an own one. */
function ToAnswer() {
  const t = texts.complaints;
  const handles = useMay('complaints.handle');
  const queue = useVillageCall(complaintsRoutes.complaintCount, {}, { enabled: handles });
  useDidShow(() => refetch(complaintsRoutes.complaintCount));
  if (!handles) return null;
  return (
    <Card flush>
      <ListRow icon="flag" title={t.queueTitle} note={queue.data && t.waiting(queue.data.open)} onPress={() => go.to('complaintQueue')} />
    </Card>
  );
}

/** The way in from every page: who reads it, the form, and what one has filed. */
export function MyComplaints() {
  const t = texts.complaints;
  const list = useVillagePages(complaintsRoutes.myComplaints, { query: {} });
  const unsent = useOutbox().filter(entry => entry.state !== 'sent' && entry.route.path === complaintsRoutes.fileComplaint.path);
  useDidShow(() => refetch(complaintsRoutes.myComplaints));
  return (
    <>
      <ToAnswer />
      <WhoReads />
      <View className="note">
        <Button block size="big" icon="edit" onPress={() => go.to('complaintForm')}>
          {t.file}
        </Button>
      </View>
      {unsent.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
      <Paged of={list} rows={3} empty={<Empty icon="flag" title={t.empty} body={t.emptyNote} />}>
        {items => (
          <Card flush>
            {items.map(complaint => (
              <ComplaintRow key={complaint.id} complaint={complaint} onPress={() => go.to('complaint', { id: complaint.id })} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}
