import { useRouter } from '@tarojs/taro';
import { RosterForm } from '@/features/roster/roster-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RosterFormPage() {
  const { householdId, household = '' } = useRouter<{ householdId?: string; household?: string }>().params;
  return (
    <Screen title={householdId ? texts.roster.formPerson : texts.roster.formHousehold}>
      <Gate may="roster.manage">
        <RosterForm into={householdId ? { id: householdId, name: decodeURIComponent(household) } : undefined} />
      </Gate>
    </Screen>
  );
}
