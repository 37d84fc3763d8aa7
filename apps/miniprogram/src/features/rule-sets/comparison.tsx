import { ruleSetRoutes, type RuleChange, type RuleSetRule } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { RuleCard } from '@/features/points/rule-card';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Loaded } from '@/ui';
import './rule-set.scss';

export function Changes({ title, changes }: { title?: string; changes: readonly RuleChange[] }) {
  return (
    <View className="change">
      {title && <View className="change__title">{title}</View>}
      {changes.map(change => (
        <View key={change.field} className="change__field">
          <View className="change__name">{change.field}</View>
          <View>{texts.ruleSets.change(change.before, change.after)}</View>
        </View>
      ))}
    </View>
  );
}

function Rules({ title, rules }: { title: string; rules: readonly RuleSetRule[] }) {
  if (rules.length === 0) return null;
  return (
    <Card title={title} flush>
      {rules.map(rule => (
        <RuleCard key={rule.id} rule={{ ...rule, ruleSetVersion: 0 }} />
      ))}
    </Card>
  );
}

/** What a draft would change, in words: what a meeting votes on. */
export function Comparison({ id }: { id: string }) {
  const comparison = useVillageCall(ruleSetRoutes.compareRuleSet, { params: { ruleSetId: id } });
  return (
    <Loaded of={comparison} rows={5}>
      {found => (
        <>
          <View className="note">{texts.ruleSets.compareWith(found.withVersion)}</View>
          {found.whole.length > 0 && (
            <Card title={texts.ruleSets.whole} flush>
              <Changes changes={found.whole} />
            </Card>
          )}
          {found.changed.length > 0 && (
            <Card title={texts.ruleSets.changed(found.changed.length)} flush>
              {found.changed.map(one => (
                <Changes key={one.lineId} title={one.title} changes={one.changes} />
              ))}
            </Card>
          )}
          <Rules title={texts.ruleSets.added(found.added.length)} rules={found.added} />
          <Rules title={texts.ruleSets.removedRules(found.removed.length)} rules={found.removed} />
          {found.whole.length + found.changed.length + found.added.length + found.removed.length === 0 ? (
            <Empty icon="check" title={texts.ruleSets.compareNothing} />
          ) : (
            <View className="note">{texts.ruleSets.compareSame(found.same)}</View>
          )}
        </>
      )}
    </Loaded>
  );
}
