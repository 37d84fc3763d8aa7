import { redemptionStatusTitles, storeRoutes, type RedemptionStatus } from '@jishan/contracts';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { sayUntil, sayWhen } from '@/formats/dates';
import { useMembership } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, ListRow, Paged, Segmented, Tag } from '@/ui';
import { redemptionTones } from './looks';

type Filter = 'all' | Extract<RedemptionStatus, 'reserved' | 'fulfilled'>;
const FILTERS = [
  { value: 'all', text: texts.store.filterAll },
  { value: 'reserved', text: texts.store.filterOpen },
  { value: 'fulfilled', text: texts.store.filterDone },
] as const;

function Found({ filter }: { filter: Filter }) {
  const own = useMembership()?.householdId;
  const list = useVillagePages(storeRoutes.myRedemptions, { query: filter === 'all' ? {} : { status: filter } });
  return (
    <Paged
      of={list}
      rows={4}
      empty={
        <Empty
          icon="gift"
          title={texts.store.redemptionsEmpty}
          body={texts.store.redemptionsEmptyNote}
          action={{ text: texts.store.goShelf, onPress: () => go.tab('store') }}
        />
      }
    >
      {items => (
        <Card flush>
          {items.map(one => {
            const when = one.status === 'reserved' && one.expiresAt ? texts.store.until(sayUntil(one.expiresAt)) : sayWhen(one.placedAt);
            // Of another house, or fetched by somebody else for mine: both sides read who acts for whom.
            const acting = one.placedByName
              ? texts.store.proxy(one.placedByName, one.householdName)
              : one.helperName
                ? texts.helpers.collectorSay(one.helperName, one.householdName)
                : one.householdId === own
                  ? undefined
                  : one.householdName;
            return (
              <ListRow
                key={one.id}
                icon="gift"
                title={one.title}
                note={[texts.store.price(one.points), when, acting].filter(Boolean).join(' · ')}
                value={<Tag tone={redemptionTones[one.status]}>{redemptionStatusTitles[one.status]}</Tag>}
                onPress={() => go.to('redemption', { id: one.id })}
              />
            );
          })}
        </Card>
      )}
    </Paged>
  );
}

export function RedemptionList() {
  const [filter, setFilter] = useState<Filter>('all');
  return (
    <>
      <Segmented<Filter> label={texts.store.filterLabel} options={FILTERS} value={filter} onChange={setFilter} />
      <Found filter={filter} />
    </>
  );
}
