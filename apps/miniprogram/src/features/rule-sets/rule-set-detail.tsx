import { ruleSetRoutes, ruleSetStatusTitles, type RuleSetView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useVillageCall } from '@/api/hooks';
import { RuleCard } from '@/features/points/rule-card';
import { useMay } from '@/features/session/session';
import { sayDate } from '@/formats/dates';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card, Heading, ListRow, Loaded, PhotoRow, Rows, Tag } from '@/ui';
import { DecisionWords } from '@/features/points/decision-words';
import { DraftEditor } from './draft-editor';
import { statusTones } from './looks';
import { ShowStandard } from './show-standard';
import { copiedFromWords } from './standard-words';
import { WithdrawAdoption } from './withdraw-adoption';

/** A version that was adopted: what it says, from when, and who decided it. Nothing in it can be changed any more. */
function Adopted({ set }: { set: RuleSetView }) {
  const may = {
    read: useMay('points.rules.drafts.read'),
    adopt: useMay('points.rules.adopt'),
    publish: useMay('points.standards.publish'),
  };
  return (
    <>
      <Card>
        <View className="row">
          <Heading>{texts.ruleSets.named(set.version, set.title)}</Heading>
          <Tag tone={statusTones[set.status]}>{ruleSetStatusTitles[set.status]}</Tag>
        </View>
        {set.effectiveFrom !== null && <View className="note">{texts.ruleSets.from(sayDate(set.effectiveFrom))}</View>}
        {set.withdrawnReason !== null && <View className="paragraph">{texts.ruleSets.withdrawnReason(set.withdrawnReason)}</View>}
        {set.copiedFrom && <View className="note">{copiedFromWords(set.copiedFrom)}</View>}
        <DecisionWords decision={set.decision} />
        {set.decision?.shortFund && (
          <View className="paragraph">{texts.ruleSets.shortFundWas(set.decision.shortFund.percent, set.decision.shortFund.reason)}</View>
        )}
        {set.decision && set.decision.minutes.length > 0 && (
          <>
            <View className="note">{texts.ruleSets.minutes}</View>
            <PhotoRow photos={set.decision.minutes} />
          </>
        )}
        <View className="note">
          {set.householdMonthCap === null ? texts.ruleSets.monthCapNone : texts.ruleSets.monthCapIs(set.householdMonthCap)}
        </View>
      </Card>
      {may.read && (
        <Card flush>
          {set.status !== 'in_force' && (
            <ListRow icon="checklist" title={texts.ruleSets.compare} onPress={() => go.to('ruleCompare', { id: set.id })} />
          )}
          <ListRow icon="box" title={texts.ruleSets.sheet} onPress={() => go.to('ruleSheet', { id: set.id })} />
        </Card>
      )}
      {may.publish && set.status === 'in_force' && <ShowStandard set={set} />}
      {may.adopt && set.status === 'adopted' && <WithdrawAdoption set={set} />}
      <Card title={texts.ruleSets.count(set.rules.length)} flush>
        <Rows of={set.rules}>{rule => <RuleCard key={rule.id} rule={{ ...rule, ruleSetVersion: set.version ?? 0 }} full />}</Rows>
      </Card>
    </>
  );
}

export function RuleSetDetail({ id }: { id: string }) {
  const set = useVillageCall(ruleSetRoutes.ruleSet, { params: { ruleSetId: id } });
  return (
    <Loaded of={set} rows={6}>
      {view => (view.status === 'draft' ? <DraftEditor key={view.id} set={view} /> : <Adopted set={view} />)}
    </Loaded>
  );
}
