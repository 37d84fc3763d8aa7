import { useRouter } from '@tarojs/taro';
import { Comparison } from '@/features/rule-sets/comparison';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RuleComparePage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.ruleSets.compareTitle}>
      <Gate>
        <Comparison id={id} />
      </Gate>
    </Screen>
  );
}
