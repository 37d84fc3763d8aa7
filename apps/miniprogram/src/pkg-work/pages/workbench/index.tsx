import { checklistsRoutes, complaintsRoutes, identityRoutes, panelRoutes, parlourRoutes, pointsRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { Gate } from '@/features/session/gate';
import { Workbench } from '@/features/work/workbench';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function WorkbenchPage() {
  useDidShow(() =>
    refetch(
      pointsRoutes.queueCount,
      panelRoutes.panelCount,
      identityRoutes.claimCount,
      parlourRoutes.parlourQueue,
      checklistsRoutes.checklistQueue,
      complaintsRoutes.complaintCount,
    ),
  );
  return (
    <Screen title={texts.work.title}>
      <Gate>
        <Workbench />
      </Gate>
    </Screen>
  );
}
