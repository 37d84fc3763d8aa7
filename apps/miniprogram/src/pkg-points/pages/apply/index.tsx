import { pointsRoutes, type RuleView } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import { ApplicationById } from '@/features/points/application-by-id';
import { ApplyForm } from '@/features/points/apply-form';
import { RuleList } from '@/features/points/rule-list';
import { APPLICATION_DRAFT } from '@/features/points/use-apply';
import { Gate } from '@/features/session/gate';
import { useSession } from '@/features/session/session';
import { newestOf } from '@/features/writing/drafts';
import * as texts from '@/texts/zh-CN';
import { Heading, Screen } from '@/ui';

function Apply({ onSent }: { onSent: (id: string) => void }) {
  const asked = useRouter<{ ruleId?: string }>().params.ruleId;
  const { me, villageId } = useSession();
  const rules = useVillageCall(pointsRoutes.rules, {});
  const [wanted, setWanted] = useState<string | undefined>(
    () => asked ?? newestOf(APPLICATION_DRAFT, { accountId: me?.accountId ?? '', villageId: villageId ?? '' }),
  );
  const rule: RuleView | undefined = rules.data?.rules.find(one => one.id === wanted);
  if (rule) return <ApplyForm key={rule.id} rule={rule} onChangeRule={() => setWanted(undefined)} onSent={onSent} />;
  return (
    <>
      <View className="lead">
        <Heading>{texts.points.pickTitle}</Heading>
      </View>
      <RuleList onPick={picked => setWanted(picked.id)} />
    </>
  );
}

/** What was sent is shown on the very page: without a network no other one may open. */
export default function ApplyPage() {
  const [sent, setSent] = useState<string>();
  return (
    <Screen title={sent ? texts.points.applicationTitle : texts.points.apply}>
      <Gate>{sent ? <ApplicationById id={sent} /> : <Apply onSent={setSent} />}</Gate>
    </Screen>
  );
}
