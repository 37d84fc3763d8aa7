import { activitiesRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { ActivityDetail } from '@/features/activities/activity-detail';
import { Manage } from '@/features/activities/manage';
import { Gate } from '@/features/session/gate';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Loaded, Screen } from '@/ui';

export default function ActivityPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const activity = useVillageCall(activitiesRoutes.activity, { params: { activityId: id } });
  const checksIn = useMay('activities.check_in');
  useDidShow(() => refetch(activitiesRoutes.activity));
  const asked = checksIn && activity.data?.checkInOpen === true && activity.data.mine !== 'present';
  return (
    <Screen
      title={texts.activities.detail}
      foot={
        asked && (
          <Button block size="big" kind="festive" icon="scan" onPress={() => go.to('checkIn', { id })}>
            {texts.activities.checkIn}
          </Button>
        )
      }
    >
      <Gate>
        <Loaded of={activity} rows={4}>
          {view => (
            <>
              <ActivityDetail activity={view} />
              <Manage activity={view} />
            </>
          )}
        </Loaded>
      </Gate>
    </Screen>
  );
}
