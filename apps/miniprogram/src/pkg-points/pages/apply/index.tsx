import { pointsRoutes, type RuleView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { ApplyForm } from '@/features/points/apply-form';
import { readDraft } from '@/features/points/draft';
import { RuleList } from '@/features/points/rule-list';
import { Gate } from '@/features/session/gate';
import { useSession } from '@/features/session/session';
import { texts } from '@/texts/zh-CN';
import { Heading, Screen } from '@/ui';

function Apply() {
  const asked = useRouter<{ ruleId?: string }>().params.ruleId;
  const { me, villageId } = useSession();
  const rules = useVillageCall(pointsRoutes.rules, {});
  const [wanted, setWanted] = useState<string | undefined>(() => asked ?? readDraft(me?.accountId ?? '', villageId ?? '')?.ruleId);
  const rule: RuleView | undefined = rules.data?.rules.find(one => one.id === wanted);
  if (rule) return <ApplyForm key={rule.id} rule={rule} onChangeRule={() => setWanted(undefined)} />;
  return (
    <>
      <View className="lead"><Heading>{texts.points.pickTitle}</Heading></View>
      <RuleList onPick={picked => setWanted(picked.id)} />
    </>
  );
}

export default function ApplyPage() {
  return <Screen title={texts.points.apply}><Gate><Apply /></Gate></Screen>;
}
