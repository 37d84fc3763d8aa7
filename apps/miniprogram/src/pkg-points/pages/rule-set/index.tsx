import { useRouter } from '@tarojs/taro';
import { RuleSetDetail } from '@/features/rule-sets/rule-set-detail';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RuleSetPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.ruleSets.title}>
      <Gate>
        <RuleSetDetail id={id} />
      </Gate>
    </Screen>
  );
}
