import { recordedRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillagePages } from '@/api/hooks';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { ApplicationRow } from '@/features/points/application-row';
import { go } from '@/navigation/go';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Paged } from '@/ui';

const t = texts.recording;

/** What this cadre wrote down and what became of it; what still waits on the phone stands first. */
export function RecordedList() {
  const list = useVillagePages(recordedRoutes.recordedDeeds, {});
  const unsent = useOutbox().filter(entry => entry.state !== 'sent' && entry.route.path === recordedRoutes.recordDeed.path);
  return (
    <>
      <View className="note">{t.lead}</View>
      {unsent.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
      <Paged of={list} empty={<Empty icon="apply" title={t.empty} body={t.emptyNote} />}>
        {items => (
          <Card flush>
            {items.map(application => (
              <ApplicationRow key={application.id} application={application} whose />
            ))}
          </Card>
        )}
      </Paged>
      <View className="float-foot">
        <Button block size="big" icon="plus" onPress={() => go.to('recordForm')}>
          {t.open}
        </Button>
      </View>
    </>
  );
}
