import { roleTitles, type ActivityView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayUntil } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { aria, BarPlot, Card, Heading, Icon, ListRow, PhotoRow, RingPlot, SaidTime, Tag } from '@/ui';
import { Companions } from './companions';
import { isFull, marksOf, sayTimes } from './looks';
import './activities.scss';

const t = texts.activities;

function Cancelled({ activity }: { activity: ActivityView }) {
  if (activity.state !== 'cancelled') return null;
  return (
    <Card tone="gold">
      <View className="row" {...aria({ role: 'status' })}>
        <Icon name="undo" />
        <Heading level={3}>{t.cancelledTitle}</Heading>
      </View>
      <View>{t.cancelledReason(activity.cancelReason ?? '')}</View>
    </Card>
  );
}

function Counts({ activity }: { activity: ActivityView }) {
  const { counts, capacity } = activity;
  const bar = (label: string, value: number) => ({ label, value, said: `${value}${t.people}` });
  return (
    <Card title={t.countsTitle}>
      {capacity !== null && activity.state === 'upcoming' && (
        <RingPlot title={t.seats} part={counts.going} whole={capacity} unit={t.people} />
      )}
      <BarPlot
        title={t.countsTitle}
        whole={Math.max(counts.going + counts.waiting, counts.present)}
        bars={[
          bar(t.bars.going, counts.going),
          ...(counts.waiting > 0 ? [bar(t.bars.waiting, counts.waiting)] : []),
          ...(activity.state === 'upcoming' ? [] : [bar(t.bars.present, counts.present)]),
        ]}
      />
      <View className="note stack">{t.countsNote}</View>
    </Card>
  );
}

function Settlements({ activity }: { activity: ActivityView }) {
  if (activity.settlements.length === 0) return null;
  return (
    <Card title={t.settlements} flush>
      {activity.settlements.map(one => (
        <ListRow
          key={one.nth}
          icon="points"
          title={`${t.settledNth(one.nth)}：${t.settledLine(one.persons, one.points)}`}
          note={[one.byRole, one.capped > 0 ? t.settledCapped(one.capped) : ''].filter(Boolean).join(' · ')}
          value={<SaidTime at={one.at} />}
        />
      ))}
    </Card>
  );
}

export function ActivityDetail({ activity }: { activity: ActivityView }) {
  return (
    <>
      <Cancelled activity={activity} />
      <Card>
        <View className="activity__tags">
          {marksOf(activity).map(mark => (
            <Tag key={mark.words} tone={mark.tone}>
              {mark.words}
            </Tag>
          ))}
          {activity.state === 'upcoming' && isFull(activity) && <Tag tone="gold">{t.full}</Tag>}
          <Tag tone={activity.points === null ? 'plain' : 'festive'}>
            {activity.points === null ? t.noPoints : t.worth(activity.points)}
          </Tag>
        </View>
        <Heading level={1}>{activity.title}</Heading>
        <View className="activity__fact">
          <Icon name="clock" size="small" />
          {sayTimes(activity.startsAt, activity.endsAt)}
        </View>
        <View className="activity__fact">
          <Icon name="pin" size="small" />
          {activity.place}
        </View>
        <View className="activity__fact">
          <Icon name="people" size="small" />
          {t.forWhom(activity.audience === 'groups' ? activity.groupNames.join('、') : t.village)}
          {activity.signUpOpen && `，${t.until(sayUntil(activity.signUpUntil))}`}
        </View>
        {activity.text !== '' && <View className="activity__text">{activity.text}</View>}
        {activity.state !== 'ended' && !activity.settled && <View className="note">{activity.walkIns ? t.walkIns : t.needsSignUp}</View>}
        <PhotoRow large photos={activity.photos} />
        <View className="activity__by">
          {t.by(activity.authorName, roleTitles[activity.authorRole])}
          {' · '}
          <SaidTime at={activity.publishedAt} />
        </View>
      </Card>
      <Companions activity={activity} />
      {activity.photosAfter.length > 0 && (
        <Card title={t.photosAfter}>
          <PhotoRow photos={activity.photosAfter} />
        </Card>
      )}
      <Counts activity={activity} />
      <Settlements activity={activity} />
    </>
  );
}
