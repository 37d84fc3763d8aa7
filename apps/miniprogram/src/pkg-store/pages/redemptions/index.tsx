import { storeRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { Gate } from '@/features/session/gate';
import { RedemptionList } from '@/features/store/redemption-list';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RedemptionsPage() {
  useDidShow(() => refetch(storeRoutes.myRedemptions));
  return (
    <Screen title={texts.store.mine}>
      <Gate>
        <RedemptionList />
      </Gate>
    </Screen>
  );
}
