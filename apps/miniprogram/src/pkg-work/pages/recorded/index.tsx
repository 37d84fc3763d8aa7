import { recordedRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { RecordedList } from '@/features/recording/recorded-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RecordedPage() {
  useDidShow(() => refetch(recordedRoutes.recordedDeeds));
  return (
    <Screen title={texts.recording.title}>
      <Gate>
        <RecordedList />
      </Gate>
    </Screen>
  );
}
