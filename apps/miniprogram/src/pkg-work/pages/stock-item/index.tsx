import { storeRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { StockDetail } from '@/features/stock/stock-detail';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Item() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const item = useVillageCall(storeRoutes.stockItem, { params: { goodsId: id } });
  return (
    <Loaded of={item} rows={4}>
      {found => <StockDetail item={found} />}
    </Loaded>
  );
}

export default function StockItemPage() {
  return (
    <Screen title={texts.stock.itemTitle}>
      <Gate>
        <Item />
      </Gate>
    </Screen>
  );
}
