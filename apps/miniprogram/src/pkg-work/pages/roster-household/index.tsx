import { useRouter } from '@tarojs/taro';
import { HouseholdPeople } from '@/features/roster/household-people';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RosterHouseholdPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.roster.household}>
      <Gate may="people.read">
        <HouseholdPeople householdId={id} />
      </Gate>
    </Screen>
  );
}
