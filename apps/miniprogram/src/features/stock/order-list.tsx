import { redemptionStatusTitles, storeRoutes, type RedemptionStatus, type RedemptionView } from '@jishan/contracts';
import { useState } from 'react';
import { useVillagePages } from '@/api/hooks';
import { sayUntil, sayWhen } from '@/formats/dates';
import { redemptionTones } from '@/features/store/looks';
import * as texts from '@/texts/zh-CN';
import { Avatar, Card, Empty, ListRow, Paged, Segmented, Tag } from '@/ui';
import { OrderSheet } from './order-sheet';

type Filter = Extract<RedemptionStatus, 'reserved' | 'fulfilled'> | 'all';
const FILTERS = [
  { value: 'reserved', text: texts.store.filterOpen },
  { value: 'fulfilled', text: texts.store.filterDone },
  { value: 'all', text: texts.store.filterAll },
] as const;

function when(order: RedemptionView): string {
  if (order.status === 'reserved' && order.expiresAt) return texts.stock.keptUntil(sayUntil(order.expiresAt));
  return sayWhen(order.handedOverAt ?? order.closedAt ?? order.placedAt);
}

/** X 代 Y, where a helper fetched or reserved it. */
function byWhom(order: RedemptionView): string {
  if (order.helperName) return texts.helpers.collectorSay(order.helperName, order.householdName);
  return order.placedByName ? texts.store.proxy(order.placedByName, order.householdName) : order.householdName;
}

/** Everything that the village has reserved and fetched. */
export function OrderList() {
  const [filter, setFilter] = useState<Filter>('reserved');
  const [opened, setOpened] = useState<RedemptionView>();
  const list = useVillagePages(storeRoutes.counterRedemptions, { query: filter === 'all' ? {} : { status: filter } });
  return (
    <>
      <Segmented<Filter> label={texts.stock.ordersLabel} options={FILTERS} value={filter} onChange={setFilter} />
      <Paged of={list} empty={<Empty icon="gift" title={texts.stock.ordersEmpty} />}>
        {items => (
          <Card flush>
            {items.map(order => (
              <ListRow
                key={order.id}
                lead={<Avatar name={order.householdName} />}
                title={order.title}
                note={[byWhom(order), order.groupName, when(order)].filter(Boolean).join(' · ')}
                value={
                  filter === 'all' ? <Tag tone={redemptionTones[order.status]}>{redemptionStatusTitles[order.status]}</Tag> : undefined
                }
                onPress={() => setOpened(order)}
              />
            ))}
          </Card>
        )}
      </Paged>
      {opened && <OrderSheet order={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
