import { storeRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { GoodsForm } from '@/features/stock/goods-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Edit({ id }: { id: string }) {
  const item = useVillageCall(storeRoutes.stockItem, { params: { goodsId: id } });
  // Keyed by its version: what somebody else saved meanwhile is what is edited.
  return (
    <Loaded of={item} rows={4}>
      {found => <GoodsForm key={found.version} item={found} />}
    </Loaded>
  );
}

export default function GoodsFormPage() {
  const { id } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={id ? texts.stock.formEdit : texts.stock.formNew}>
      <Gate may="store.goods.manage">{id ? <Edit id={id} /> : <GoodsForm />}</Gate>
    </Screen>
  );
}
