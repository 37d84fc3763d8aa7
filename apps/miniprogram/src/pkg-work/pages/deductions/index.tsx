import { deductionRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { DeductionDesk } from '@/features/deductions/deduction-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function DeductionsPage() {
  useDidShow(() => refetch(deductionRoutes.deductions));
  return (
    <Screen title={texts.deductions.dutyTitle}>
      <Gate>
        <DeductionDesk />
      </Gate>
    </Screen>
  );
}
