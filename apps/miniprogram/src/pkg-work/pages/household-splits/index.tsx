import { householdChangeRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { HouseholdChanges } from '@/features/households/change-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function HouseholdSplitsPage() {
  useDidShow(() => refetch(householdChangeRoutes.householdChanges));
  return (
    <Screen title={texts.households.title}>
      <Gate>
        <HouseholdChanges />
      </Gate>
    </Screen>
  );
}
