import { useRouter } from '@tarojs/taro';
import { Simulation } from '@/features/rule-sets/simulation';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RuleSimulatePage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.ruleSets.simulateTitle}>
      <Gate>
        <Simulation id={id} />
      </Gate>
    </Screen>
  );
}
