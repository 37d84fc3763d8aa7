import { FundBook } from '@/features/fund/fund-book';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function FundBookPage() {
  return (
    <Screen title={texts.fund.workTitle}>
      <Gate>
        <FundBook />
      </Gate>
    </Screen>
  );
}
