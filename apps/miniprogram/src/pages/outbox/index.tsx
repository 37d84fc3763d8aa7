import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { Gate } from '@/features/session/gate';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Empty, Screen } from '@/ui';

function Entries() {
  const entries = useOutbox();
  if (entries.length === 0) return <Empty icon="send" title={texts.outbox.empty} body={texts.outbox.emptyNote} />;
  return (
    <>
      {entries.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
    </>
  );
}

export default function OutboxPage() {
  return (
    <Screen title={texts.outbox.title}>
      <Gate>
        <Entries />
      </Gate>
    </Screen>
  );
}
