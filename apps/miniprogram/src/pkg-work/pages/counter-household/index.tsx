import { storeRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { useCounter } from '@/features/counter/counter-store';
import { HouseholdDesk } from '@/features/counter/household-desk';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

/** A household that was scanned comes with its proof; one that was found by name is read here. */
function Desk() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const proved = useCounter(state => (state.household?.householdId === id ? state.household : undefined));
  const read = useVillageCall(storeRoutes.counterHousehold, { params: { householdId: id } }, { enabled: !proved });
  if (proved) return <HouseholdDesk household={proved} />;
  return (
    <Loaded of={read} rows={3}>
      {household => <HouseholdDesk household={household} />}
    </Loaded>
  );
}

export default function CounterHouseholdPage() {
  return (
    <Screen title={texts.counter.householdTitle}>
      <Gate>
        <Desk />
      </Gate>
    </Screen>
  );
}
