import { ruleLintThemes, type RuleContent, type StandardView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { RuleCard } from '@/features/points/rule-card';
import * as texts from '@/texts/zh-CN';
import { Card, Tag } from '@/ui';
import { firstFinding } from './looks';
import './rule-set.scss';

function OneRule({ rule, id }: { rule: RuleContent; id: string }) {
  const finding = firstFinding(rule);
  return (
    <View>
      <RuleCard rule={{ ...rule, id, ruleSetVersion: 0 }} full />
      {finding && (
        <View className="rule-mark">
          <Tag tone="festive">{texts.ruleSets.lintMark(ruleLintThemes[finding.theme].title)}</Tag>
        </View>
      )}
    </View>
  );
}

export const flaggedOf = ({ rules }: Pick<StandardView, 'rules'>): number => rules.filter(firstFinding).length;

/** Every rule of what somebody publishes. */
export function RulesOf({ view }: { view: StandardView }) {
  return (
    <Card title={texts.standards.count(view.rules.length)} flush>
      {view.rules.map((rule, index) => (
        <OneRule key={index} rule={rule} id={`${view.id}/${index}`} />
      ))}
    </Card>
  );
}
