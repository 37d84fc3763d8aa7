import { useRouter } from '@tarojs/taro';
import { ApplicationById } from '@/features/points/application-by-id';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ApplicationPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.points.applicationTitle}>
      <Gate>
        <ApplicationById id={id} />
      </Gate>
    </Screen>
  );
}
