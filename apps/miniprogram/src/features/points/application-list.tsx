import { pointsRoutes, type ApplicationsQuery } from '@jishan/contracts';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { OutboxEntryCard } from '@/features/outbox/outbox-entry-card';
import { go } from '@/navigation/go';
import { useOutbox } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Paged, Segmented } from '@/ui';
import { ApplicationRow } from './application-row';

type Filter = 'all' | 'running' | 'returned' | 'credited';
const QUERIES: Record<Filter, Pick<ApplicationsQuery, 'state' | 'status'>> = {
  all: {},
  // Not only what nobody has looked at: also what is with the panel, in 公示 or objected to.
  running: { state: 'running' },
  returned: { status: 'returned' },
  credited: { status: 'credited' },
};
const FILTERS = [
  { value: 'all', text: texts.points.filterAll },
  { value: 'running', text: texts.points.filterWaiting },
  { value: 'returned', text: texts.points.filterReturned },
  { value: 'credited', text: texts.points.filterCredited },
] as const;

function Found({ filter }: { filter: Filter }) {
  const list = useVillagePages(pointsRoutes.myApplications, { query: QUERIES[filter] });
  return (
    <Paged
      of={list}
      empty={
        <Empty
          icon="apply"
          title={texts.points.applicationsEmpty}
          body={texts.points.applicationsEmptyNote}
          action={{ text: texts.points.apply, onPress: () => go.to('apply') }}
        />
      }
    >
      {items => (
        <Card flush>
          {items.map(application => (
            <ApplicationRow key={application.id} application={application} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

export function ApplicationList() {
  const [filter, setFilter] = useState<Filter>('all');
  // The outbox holds letters and requests, too.
  const unsent = useOutbox().filter(entry => entry.state !== 'sent' && entry.route.path === pointsRoutes.submitApplication.path);
  return (
    <>
      <Segmented<Filter> label={texts.points.filterLabel} options={FILTERS} value={filter} onChange={setFilter} />
      {unsent.map(entry => (
        <OutboxEntryCard key={entry.id} entry={entry} />
      ))}
      <Found filter={filter} />
    </>
  );
}
