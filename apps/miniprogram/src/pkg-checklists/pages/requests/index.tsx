import { checklistsRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { RequestList } from '@/features/checklists/request-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RequestsPage() {
  useDidShow(() => refetch(checklistsRoutes.myRequests));
  return (
    <Screen title={texts.checklists.myRequests}>
      <Gate>
        <RequestList />
      </Gate>
    </Screen>
  );
}
