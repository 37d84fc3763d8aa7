import { applicationStatusTitles, type QueueItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Card, PhotoRow, Tag } from '@/ui';
import { photoNote } from './photo-note';
import './work.scss';

const t = texts.panel;

/** A photo of this case and an earlier one that looks nearly the same, side by side. Whether it is the same, people judge. */
export function SimilarPhotos({ item }: { item: QueueItem }) {
  if (item.similar.length === 0) return null;
  return (
    <Card title={t.similarTitle}>
      <View className="note">{t.similarLead}</View>
      {item.similar.map(one => {
        const mine = item.photos.find(photo => photo.id === one.photoId);
        return (
          <View key={one.earlier.id} className="similar">
            <View className="similar__pair">
              <View className="similar__side">
                {mine && <PhotoRow large photos={[mine]} note={photoNote} />}
                <View className="note">{t.similarNow}</View>
              </View>
              <View className="similar__side">
                <PhotoRow large photos={[one.earlier]} note={photoNote} />
                <View className="note">{sayWhen(one.submittedAt)}</View>
              </View>
            </View>
            <View className="case__tags">
              <Tag tone={one.sameHousehold ? 'gold' : 'festive'}>{one.sameHousehold ? t.similarOwn : t.similarOther}</Tag>
              <Tag>{one.ruleTitle}</Tag>
              <Tag>{applicationStatusTitles[one.status]}</Tag>
            </View>
          </View>
        );
      })}
    </Card>
  );
}
