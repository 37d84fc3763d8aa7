import { checklistsRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { Gate } from '@/features/session/gate';
import { RequestQueue } from '@/features/work/request-queue';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RequestQueuePage() {
  useDidShow(() => refetch(checklistsRoutes.checklistQueue));
  return (
    <Screen title={texts.checklists.queueTitle}>
      <Gate>
        <RequestQueue />
      </Gate>
    </Screen>
  );
}
