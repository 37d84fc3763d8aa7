import { decidedRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { Gate } from '@/features/session/gate';
import { DecidedList } from '@/features/taking-back/decided-list';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function DecidedPage() {
  useDidShow(() => refetch(decidedRoutes.decidedApplications));
  return (
    <Screen title={texts.takingBack.title}>
      <Gate>
        <DecidedList />
      </Gate>
    </Screen>
  );
}
