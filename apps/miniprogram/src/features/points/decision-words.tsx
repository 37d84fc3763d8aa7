import type { RuleDecisionSummary } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';

/** What the villagers' representatives decided, for everybody to read. */
export function DecisionWords({ decision }: { decision: RuleDecisionSummary | null }) {
  if (!decision) return <View className="note">{texts.ruleSets.decisionNone}</View>;
  const { representatives, present, votesFor, votesAgainst } = decision;
  return (
    <>
      <View className="paragraph">{`${texts.ruleSets.decision} ${texts.ruleSets.decidedOn(sayDay(decision.decidedOn))}`}</View>
      <View className="note">{texts.ruleSets.decisionVotes(representatives, present, votesFor, votesAgainst)}</View>
    </>
  );
}
