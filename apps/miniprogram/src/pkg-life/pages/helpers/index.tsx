import { identityRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { HelpedHouseholds } from '@/features/helpers/helped-households';
import { MyHelpers } from '@/features/helpers/my-helpers';
import { ToWitness } from '@/features/helpers/to-witness';
import { Gate } from '@/features/session/gate';
import { useMembership } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function HelpersPage() {
  const householder = useMembership()?.householdId != null;
  useDidShow(() => refetch(identityRoutes.myHousehold, identityRoutes.representedHouseholds, identityRoutes.witnessedProxies));
  return (
    <Screen title={texts.helpers.title}>
      <Gate>
        <ToWitness />
        {householder && <MyHelpers />}
        <HelpedHouseholds />
      </Gate>
    </Screen>
  );
}
