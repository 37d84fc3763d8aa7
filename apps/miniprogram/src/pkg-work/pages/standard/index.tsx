import { useRouter } from '@tarojs/taro';
import { StandardDetail, useStandardTitle } from '@/features/rule-sets/standard-detail';
import { Gate } from '@/features/session/gate';
import { Screen } from '@/ui';

export default function StandardPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const title = useStandardTitle(id);
  return (
    <Screen title={title}>
      <Gate may="points.rules.drafts.read">
        <StandardDetail id={id} />
      </Gate>
    </Screen>
  );
}
