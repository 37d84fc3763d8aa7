import { pointsRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { ApplicationList } from '@/features/points/application-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ApplicationsPage() {
  useDidShow(() => refetch(pointsRoutes.myApplications));
  return (
    <Screen title={texts.points.applications}>
      <Gate>
        <ApplicationList />
      </Gate>
    </Screen>
  );
}
