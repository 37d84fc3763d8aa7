import { useRouter } from '@tarojs/taro';
import { HouseholdChangeById } from '@/features/households/change-detail';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function HouseholdChangePage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.households.detailTitle}>
      <Gate>
        <HouseholdChangeById id={id} />
      </Gate>
    </Screen>
  );
}
