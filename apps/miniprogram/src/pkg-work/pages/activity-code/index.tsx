import { useRouter } from '@tarojs/taro';
import { CodeScreen } from '@/features/activities/code-screen';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ActivityCodePage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.activities.codeTitle}>
      <Gate>
        <CodeScreen activityId={id} />
      </Gate>
    </Screen>
  );
}
