import { activitiesRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { Roster } from '@/features/activities/roster';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

export default function ActivityRosterPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const activity = useVillageCall(activitiesRoutes.activity, { params: { activityId: id } });
  useDidShow(() => refetch(activitiesRoutes.activityRoster, activitiesRoutes.activity));
  return (
    <Screen title={texts.activities.roster}>
      <Gate>
        <Loaded of={activity} rows={6}>
          {view => <Roster activity={view} />}
        </Loaded>
      </Gate>
    </Screen>
  );
}
