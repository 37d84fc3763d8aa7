import { needsTwo, type RuleSetView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import './rule-set.scss';

const TITLES_SHOWN = 6;

/** Said before a version is adopted: which of its rules one person cannot decide alone, although they say so. */
export function TwoDecideNote({ set }: { set: RuleSetView }) {
  const found = set.rules.filter(rule => needsTwo(rule, set.twoDecideAbove) !== 'never');
  if (found.length === 0) return null;
  const titles = found.slice(0, TITLES_SHOWN).map(rule => rule.title);
  return (
    <View className="lint">
      <View>{texts.ruleSets.needsTwoCount(found.length, set.twoDecideAbove)}</View>
      <View>{texts.ruleSets.needsTwoTitles(`${titles.join('、')}${found.length > TITLES_SHOWN ? '……' : ''}`)}</View>
    </View>
  );
}
