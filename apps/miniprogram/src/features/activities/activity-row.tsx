import type { ActivityListItem } from '@jishan/contracts';
import { Text } from '@tarojs/components';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Entry, Pictogram, Tag, Thumbnail } from '@/ui';
import { isFull, marksOf, sayTimes } from './looks';

export function ActivityRow({ activity }: { activity: ActivityListItem }) {
  const t = texts.activities;
  const { counts, capacity, points } = activity;
  return (
    <Entry
      lead={activity.photo ? <Thumbnail photo={activity.photo} /> : <Pictogram icon="flag" />}
      title={activity.title}
      look={activity.state === 'cancelled' ? 'struck' : 'strong'}
      body={`${sayTimes(activity.startsAt, activity.endsAt)}，${activity.place}`}
      foot={
        <>
          {marksOf(activity).map(mark => (
            <Tag key={mark.words} tone={mark.tone}>
              {mark.words}
            </Tag>
          ))}
          {activity.state === 'upcoming' && isFull(activity) && <Tag tone="gold">{t.full}</Tag>}
          {points !== null && <Tag tone="festive">{t.worth(points)}</Tag>}
          <Text>{activity.state === 'upcoming' ? t.counted(counts.going, capacity) : t.presentCount(counts.present)}</Text>
        </>
      }
      onPress={() => go.to('activity', { id: activity.id })}
    />
  );
}
