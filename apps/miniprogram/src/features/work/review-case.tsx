import { needsTwo, type QueueItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import { laterByHelpers, ruleCap, ruleWorth } from '@/features/points/looks';
import { Said } from '@/features/voice/said';
import * as texts from '@/texts/zh-CN';
import { Card, Heading, PersonHead, PhotoRow, Tag } from '@/ui';
import { capReached, overCap } from './caps';
import { CaseHistory } from './case-history';
import { DueTag } from './due-tag';
import { photoNote } from './photo-note';
import { SimilarPhotos } from './similar-photos';
import './work.scss';

/** Photo large, then who and what, the rule and its cap, and what this household had with it. `due`: until when, unless that is said already. */
export function ReviewCase({ item, due = true }: { item: QueueItem; due?: boolean }) {
  const cap = item.rule.cap;
  const over = overCap(item, item.rule.pointsMin);
  const two = needsTwo(item.rule, item.twoDecideAbove);
  return (
    <View>
      <Card>
        <PersonHead
          name={item.memberName}
          title={item.filedByName ? texts.points.proxy(item.filedByName, item.memberName) : item.memberName}
          note={[item.groupName, item.householdName, sayWhen(item.submittedAt)].filter(Boolean).join(' · ')}
        />
        {laterByHelpers(item).map(line => (
          <View key={line} className="note">
            {line}
          </View>
        ))}
        {item.filedByRole && <Tag tone="sky">{texts.recording.by(item.filedByRole)}</Tag>}
        <View className="case__text">
          <Said text={item.text} voice={item.voice} />
        </View>
        {item.photos.length === 0 ? <Tag tone="gold">{texts.work.noPhotos}</Tag> : <PhotoRow large photos={item.photos} note={photoNote} />}
      </Card>
      <SimilarPhotos item={item} />
      <Card>
        <View className="row">
          <Heading level={3}>{item.rule.title}</Heading>
          <View className="case__worth">{`${ruleWorth(item.rule)}${texts.points.perUnit(item.rule.unit)}`}</View>
        </View>
        <View className="case__standard">{item.rule.standard}</View>
        <View className="case__tags">
          {(item.rule.lane === 'full' || two === 'always') && <Tag tone="sky">{texts.panel.fullLane}</Tag>}
          {due && <DueTag item={item} />}
          <Tag>{ruleCap(item.rule)}</Tag>
          {cap && item.capUsed !== null && (
            <Tag tone={capReached(item) ? 'festive' : 'leaf'}>{texts.work.capUsed(item.capUsed, cap.times)}</Tag>
          )}
        </View>
        {item.monthUse && <View className="note">{texts.ruleSets.monthUse(item.monthUse.used, item.monthUse.cap)}</View>}
        {two !== 'never' && <View className="case__warning">{texts.panel.twoDecide(item.twoDecideAbove, two === 'always')}</View>}
        {over && <View className="case__warning">{over}</View>}
      </Card>
      <CaseHistory item={item} />
    </View>
  );
}
