import { ACTIVITY_SHELVES, activitiesRoutes, type ActivityShelf } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useVillageCall, useVillagePages } from '@/api/hooks';
import { refetch } from '@/api/query';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Empty, Paged, Segmented } from '@/ui';
import { ActivityRow } from './activity-row';

const SHELVES = ACTIVITY_SHELVES.map(shelf => ({ value: shelf, text: texts.activities[shelf] }));

function Found({ shelf }: { shelf: ActivityShelf }) {
  const list = useVillagePages(activitiesRoutes.activities, { query: { shelf } });
  const empty = shelf === 'coming' ? texts.activities.empty : texts.activities.emptyPast;
  return (
    <Paged of={list} rows={4} empty={<Empty icon="flag" title={empty} body={texts.activities.emptyNote} />}>
      {items => (
        <Card flush>
          {items.map(activity => (
            <ActivityRow key={activity.id} activity={activity} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

export function ActivityList() {
  const [shelf, setShelf] = useState<ActivityShelf>('coming');
  const [publishes, checksIn] = [useMay('activities.publish'), useMay('activities.check_in')];
  useDidShow(() => refetch(activitiesRoutes.activities));
  return (
    <>
      <View className="buttons spaced">
        {checksIn && (
          <Button block icon="scan" onPress={() => go.to('checkIn')}>
            {texts.activities.scan}
          </Button>
        )}
        {publishes && (
          <Button block kind="quiet" icon="edit" onPress={() => go.to('activityForm')}>
            {texts.activities.form}
          </Button>
        )}
      </View>
      <Segmented<ActivityShelf> label={texts.activities.shelfLabel} options={SHELVES} value={shelf} onChange={setShelf} />
      <Found shelf={shelf} />
    </>
  );
}

const HOME_ITEMS = 2;

/** On the home page; where nothing is coming it takes no room. */
export function ComingActivities() {
  const coming = useVillageCall(
    activitiesRoutes.activities,
    { query: { shelf: 'coming', limit: HOME_ITEMS } },
    { enabled: useMay('activities.read') },
  );
  const items = coming.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={texts.activities.homeTitle} more={{ text: texts.common.all, onPress: () => go.to('activities') }} flush>
      {items.map(activity => (
        <ActivityRow key={activity.id} activity={activity} />
      ))}
    </Card>
  );
}
