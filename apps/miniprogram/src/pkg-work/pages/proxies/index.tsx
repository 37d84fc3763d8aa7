import { identityRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { RecordedList } from '@/features/helpers/recorded-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ProxiesPage() {
  useDidShow(() => refetch(identityRoutes.recordedProxies));
  return (
    <Screen title={texts.helpers.recordedTitle}>
      <Gate>
        <RecordedList />
      </Gate>
    </Screen>
  );
}
