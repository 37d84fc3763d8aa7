import { useRouter } from '@tarojs/taro';
import { RuleSetDetail } from '@/features/rule-sets/rule-set-detail';
import { Gate } from '@/features/session/gate';
import { texts } from '@/texts/zh-CN';
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
