import { ruleCategoryTitles, type RuleView } from '@jishan/contracts';
import { Text, View } from '@tarojs/components';
import { texts } from '@/texts/zh-CN';
import { Icon, Pressable, Tag } from '@/ui';
import { categoryLooks, ruleCap, ruleWorth } from './looks';
import './points.scss';

/** One rule as people weigh it: what for, how much, how often. */
export function RuleCard({ rule, onPress, full }: { rule: RuleView; onPress?: () => void; full?: boolean }) {
  const look = categoryLooks[rule.category];
  const inside = (
    <>
      <View className={`rule__picture rule__picture--${look.tone}`}>
        <Icon name={look.icon} />
      </View>
      <View className="rule__words">
        <View className="rule__title">{rule.title}</View>
        <View className={full ? 'rule__standard' : 'rule__standard rule__standard--short'}>{rule.standard}</View>
        <View className="rule__tags">
          <Tag>{ruleCategoryTitles[rule.category]}</Tag>
          <Tag>{ruleCap(rule)}</Tag>
          {full && <Tag>{texts.points.photosNeeded(rule.minPhotos, rule.maxPhotos)}</Tag>}
          {rule.startedBy === 'cadre' && <Tag tone="gold">{texts.points.startedByCadre}</Tag>}
          {rule.startedBy === 'activity' && <Tag tone="gold">{texts.points.startedByActivity}</Tag>}
        </View>
      </View>
      <View className="rule__worth">
        <Text className="rule__number">{ruleWorth(rule)}</Text>
        <Text className="rule__unit">{texts.points.perUnit(rule.unit)}</Text>
      </View>
    </>
  );
  if (!onPress) return <View className="rule">{inside}</View>;
  return (
    <Pressable className="rule" onPress={onPress} label={`${rule.title}，${ruleWorth(rule)}${texts.points.perUnit(rule.unit)}`}>
      {inside}
    </Pressable>
  );
}
