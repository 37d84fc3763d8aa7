import { storeRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { Gate } from '@/features/session/gate';
import { RedemptionDetail } from '@/features/store/redemption-detail';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Redemption() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const redemption = useVillageCall(storeRoutes.redemption, { params: { redemptionId: id } });
  useDidShow(() => refetch(storeRoutes.redemption));
  return (
    <Loaded of={redemption} rows={3}>
      {view => <RedemptionDetail redemption={view} />}
    </Loaded>
  );
}

export default function RedemptionPage() {
  return (
    <Screen title={texts.store.redemptionTitle}>
      <Gate>
        <Redemption />
      </Gate>
    </Screen>
  );
}
