import { ActivityList } from '@/features/activities/activity-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ActivitiesPage() {
  return (
    <Screen title={texts.activities.title}>
      <Gate>
        <ActivityList />
      </Gate>
    </Screen>
  );
}
