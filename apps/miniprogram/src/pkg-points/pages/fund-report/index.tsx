import { FundReport } from '@/features/fund/fund-report';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function FundReportPage() {
  return (
    <Screen title={texts.fund.report}>
      <Gate>
        <FundReport />
      </Gate>
    </Screen>
  );
}
