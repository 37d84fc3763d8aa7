import { checklistsRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { Gate } from '@/features/session/gate';
import { RequestDesk } from '@/features/work/request-desk';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function RequestWork() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const request = useVillageCall(checklistsRoutes.serviceRequest, { params: { requestId: id } });
  useDidShow(() => refetch(checklistsRoutes.serviceRequest));
  return (
    <Loaded of={request} rows={4}>
      {view => <RequestDesk request={view} />}
    </Loaded>
  );
}

export default function RequestWorkPage() {
  return (
    <Screen title={texts.checklists.workTitle}>
      <Gate>
        <RequestWork />
      </Gate>
    </Screen>
  );
}
