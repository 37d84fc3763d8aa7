import { deductionRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { MyDeductions } from '@/features/deductions/deduction-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function MyDeductionsPage() {
  useDidShow(() => refetch(deductionRoutes.myDeductions));
  return (
    <Screen title={texts.deductions.mineTitle}>
      <Gate>
        <MyDeductions />
      </Gate>
    </Screen>
  );
}
