import { checklistsRoutes } from '@jishan/contracts';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { go } from '@/navigation/go';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Paged, Segmented } from '@/ui';
import { RequestRow } from './request-row';

type Filter = 'all' | 'running' | 'closed';
const FILTERS = [
  { value: 'all', text: texts.checklists.filterAll },
  { value: 'running', text: texts.checklists.filterRunning },
  { value: 'closed', text: texts.checklists.filterClosed },
] as const;

function Found({ filter }: { filter: Filter }) {
  const list = useVillagePages(checklistsRoutes.myRequests, { query: filter === 'all' ? {} : { state: filter } });
  return (
    <Paged
      of={list}
      rows={4}
      empty={
        <Empty
          icon="checklist"
          title={texts.checklists.requestsEmpty}
          body={texts.checklists.requestsEmptyNote}
          action={{ text: texts.checklists.title, onPress: () => go.to('services') }}
        />
      }
    >
      {items => (
        <Card flush>
          {items.map(item => (
            <RequestRow key={item.id} item={item} onOpen={() => go.to('request', { id: item.id })} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

export function RequestList() {
  const [filter, setFilter] = useState<Filter>('all');
  const unsent = useOutbox().filter(entry => entry.state !== 'sent' && entry.route.path === checklistsRoutes.startRequest.path);
  return (
    <>
      <Segmented<Filter> label={texts.checklists.filterLabel} options={FILTERS} value={filter} onChange={setFilter} />
      {unsent.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
      <Found filter={filter} />
    </>
  );
}
