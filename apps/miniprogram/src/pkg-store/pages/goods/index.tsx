import { storeRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { Gate } from '@/features/session/gate';
import { GoodsDetail } from '@/features/store/goods-detail';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Goods() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const goods = useVillageCall(storeRoutes.goods, { params: { goodsId: id } });
  return (
    <Loaded of={goods} rows={3}>
      {view => <GoodsDetail goods={view} />}
    </Loaded>
  );
}

export default function GoodsPage() {
  return (
    <Screen title={texts.store.goodsTitle}>
      <Gate>
        <Goods />
      </Gate>
    </Screen>
  );
}
