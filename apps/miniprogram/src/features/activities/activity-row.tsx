import type { ActivityListItem } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { go } from '@/navigation/go';
import { texts } from '@/texts/zh-CN';
import { Icon, mediaUrl, Photo, Pressable, Tag } from '@/ui';
import { isFull, marksOf, sayTimes } from './looks';
import './activities.scss';

export function ActivityRow({ activity }: { activity: ActivityListItem }) {
  const t = texts.activities;
  const times = sayTimes(activity.startsAt, activity.endsAt);
  const marks = marksOf(activity);
  return (
    <Pressable
      className="activity-row"
      label={[activity.title, times, activity.place, ...marks.map(mark => mark.words)].join('，')}
      onPress={() => go.to('activity', { id: activity.id })}
    >
      <View className="activity-row__picture">
        {activity.photo ? <Photo src={mediaUrl(activity.photo.thumbnailUrl)} label="" /> : <Icon name="flag" />}
      </View>
      <View className="activity-row__words">
        <View className={`activity-row__title ${activity.state === 'cancelled' ? 'activity-row__title--off' : ''}`}>{activity.title}</View>
        <View className="activity-row__note">{times}</View>
        <View className="activity-row__note">{activity.place}</View>
        <View className="activity-row__foot">
          {marks.map(mark => (
            <Tag key={mark.words} tone={mark.tone}>
              {mark.words}
            </Tag>
          ))}
          {activity.state === 'upcoming' && isFull(activity) && <Tag tone="gold">{t.full}</Tag>}
          {activity.points !== null && <Text className="activity-row__worth">{t.worth(activity.points)}</Text>}
          <Text>
            {activity.state === 'upcoming' ? t.counted(activity.counts.going, activity.capacity) : t.presentCount(activity.counts.present)}
          </Text>
        </View>
      </View>
    </Pressable>
  );
}
