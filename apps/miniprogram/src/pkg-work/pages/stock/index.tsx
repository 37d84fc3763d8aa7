import { StockList } from '@/features/stock/stock-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function StockPage() {
  return (
    <Screen title={texts.stock.title}>
      <Gate>
        <StockList />
      </Gate>
    </Screen>
  );
}
