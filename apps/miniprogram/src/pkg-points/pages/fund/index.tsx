import { FundOverview } from '@/features/fund/fund-overview';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function FundPage() {
  return (
    <Screen title={texts.fund.title}>
      <Gate>
        <FundOverview />
      </Gate>
    </Screen>
  );
}
