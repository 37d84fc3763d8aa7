import { useRouter } from '@tarojs/taro';
import { StandardDetail } from '@/features/rule-sets/standard-detail';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function StandardPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.standards.title}>
      <Gate>
        <StandardDetail id={id} />
      </Gate>
    </Screen>
  );
}
