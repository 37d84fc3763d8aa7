import { ruleCategoryTitles, type RuleView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Entry, Pictogram, Tag } from '@/ui';
import { categoryLooks, ruleCap, ruleWorth, takesPoints } from './looks';
import './points.scss';

/** One rule as people weigh it: what for, how much, how often. */
export function RuleCard({ rule, onPress, full }: { rule: RuleView; onPress?: () => void; full?: boolean }) {
  const look = categoryLooks[rule.category];
  const takes = takesPoints(rule);
  return (
    <Entry
      lead={<Pictogram icon={look.icon} tone={look.tone} />}
      title={rule.title}
      body={rule.standard}
      lines={full ? undefined : 2}
      foot={
        <>
          <Tag>{ruleCategoryTitles[rule.category]}</Tag>
          <Tag>{ruleCap(rule)}</Tag>
          {full && <Tag>{texts.points.photosNeeded(rule.minPhotos, rule.maxPhotos)}</Tag>}
          {takes && <Tag>{texts.points.takenAfterNotice}</Tag>}
          {!takes && rule.startedBy === 'cadre' && <Tag tone="gold">{texts.points.startedByCadre}</Tag>}
          {rule.startedBy === 'activity' && <Tag tone="gold">{texts.points.startedByActivity}</Tag>}
        </>
      }
      aside={
        <>
          <View className={`rule__number ${takes ? 'rule__number--takes' : ''}`}>{ruleWorth(rule)}</View>
          <View className="rule__unit">{texts.points.perUnit(rule.unit)}</View>
        </>
      }
      onPress={onPress}
    />
  );
}
