import { useRouter } from '@tarojs/taro';
import { DeductionById } from '@/features/deductions/deduction-detail';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function DeductionPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.deductions.title}>
      <Gate>
        <DeductionById id={id} />
      </Gate>
    </Screen>
  );
}
