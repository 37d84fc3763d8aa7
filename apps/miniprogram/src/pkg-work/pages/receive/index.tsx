import { storeRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { ReceiveForm } from '@/features/stock/receive-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

function Receive() {
  const { goodsId = '' } = useRouter<{ goodsId?: string }>().params;
  const item = useVillageCall(storeRoutes.stockItem, { params: { goodsId } }, { enabled: goodsId !== '' });
  if (goodsId === '') return <ReceiveForm />;
  return (
    <Loaded of={item} rows={3}>
      {found => <ReceiveForm first={found.goods} />}
    </Loaded>
  );
}

export default function ReceivePage() {
  return (
    <Screen title={texts.stock.receiveTitle}>
      <Gate>
        <Receive />
      </Gate>
    </Screen>
  );
}
