import type { RulesView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { DecisionWords } from './decision-words';
import { sayDate } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Heading, Tag } from '@/ui';

/** Which version is in force, since when, and who decided it: above the rules, for everybody. */
export function RulesVersion({ view }: { view: RulesView }) {
  if (view.version === 0) return null;
  return (
    <Card>
      <Heading>{texts.ruleSets.named(view.version, view.title)}</Heading>
      <View className="note">{texts.ruleSets.from(sayDate(view.effectiveFrom))}</View>
      <DecisionWords decision={view.decision} />
      {view.householdMonthCap !== null && <View className="paragraph">{texts.ruleSets.monthCapIs(view.householdMonthCap)}</View>}
      {view.upcoming && <Tag tone="sky">{texts.ruleSets.upcoming(view.upcoming.version, sayDate(view.upcoming.effectiveFrom))}</Tag>}
      <Button kind="plain" size="small" onPress={() => go.to('ruleVersions')}>
        {texts.ruleSets.versions}
      </Button>
    </Card>
  );
}
