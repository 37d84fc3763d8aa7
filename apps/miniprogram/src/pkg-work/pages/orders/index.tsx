import { OrderList } from '@/features/stock/order-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function OrdersPage() {
  return (
    <Screen title={texts.stock.ordersTitle}>
      <Gate>
        <OrderList />
      </Gate>
    </Screen>
  );
}
