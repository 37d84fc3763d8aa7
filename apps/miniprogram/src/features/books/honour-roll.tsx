import { identityRoutes, pointsBookRoutes, type HonourItem, type HonourRoll, type PeriodKey } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { aria, Card, Empty, ErrorView, LoadMore, Segmented, Skeleton } from '@/ui';
import { OwnStanding } from './own-standing';
import './books.scss';

const VILLAGE = 'village';

function Names({ items }: { items: readonly HonourItem[] }) {
  return (
    <View className="honours" {...aria({ role: 'list' })}>
      {items.map(item => (
        <View key={item.householdId} className={`honours__one ${item.own ? 'honours__one--own' : ''}`} {...aria({ role: 'listitem' })}>
          {item.householdName}
          <View className="honours__group">{item.own ? texts.honour.mine : (item.groupName ?? '')}</View>
        </View>
      ))}
    </View>
  );
}

function Bands({ roll, items }: { roll: HonourRoll; items: readonly HonourItem[] }) {
  return (
    <>
      {roll.bands.map(({ band, fromPoints }, index) => {
        const ofBand = items.filter(item => item.band === band);
        if (ofBand.length === 0) return null;
        return (
          <Card key={band} tone={index === 0 ? 'gold' : 'leaf'} title={texts.honour.band(band, fromPoints)}>
            <Names items={ofBand} />
          </Card>
        );
      })}
      <View className="note">{[texts.honour.explain, roll.namesMasked && texts.honour.masked].filter(Boolean).join('')}</View>
    </>
  );
}

/** Upper bands of the village or of one group: no places, no points of others, no last one. */
export function HonourBoard({ period }: { period: PeriodKey }) {
  const [scope, setScope] = useState(VILLAGE);
  const home = useVillageCall(identityRoutes.villageHome, {});
  const list = useVillagePages(pointsBookRoutes.honourRoll, { query: { period, ...(scope === VILLAGE ? {} : { groupId: scope }) } });
  const groups = home.data?.groups ?? [];
  const roll = list.first;
  return (
    <>
      {groups.length > 1 && (
        <Segmented
          scroll
          label={texts.honour.scope}
          value={scope}
          onChange={setScope}
          options={[{ value: VILLAGE, text: texts.honour.wholeVillage }, ...groups.map(group => ({ value: group.id, text: group.name }))]}
        />
      )}
      {list.loading && <Skeleton rows={5} />}
      {!roll && list.error !== null && !list.loading && <ErrorView error={list.error} onRetry={list.reload} />}
      {roll && (
        <>
          {roll.absence ? (
            <Card>
              <Empty icon="medal" title={texts.honour.absences[roll.absence].title} body={texts.honour.absences[roll.absence].body} />
            </Card>
          ) : (
            <>
              <Bands roll={roll} items={list.items} />
              {list.more && <LoadMore more loading={list.loadingMore} onMore={list.loadMore} />}
            </>
          )}
          <OwnStanding roll={roll} period={period} />
        </>
      )}
    </>
  );
}
