import { useRouter } from '@tarojs/taro';
import { CheckIn } from '@/features/activities/check-in';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function CheckInPage() {
  const { id } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.activities.checkInTitle}>
      <Gate>
        <CheckIn activityId={id === '' ? undefined : id} />
      </Gate>
    </Screen>
  );
}
