import { OpenForm } from '@/features/deductions/open-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function DeductionFormPage() {
  return (
    <Screen title={texts.deductions.formTitle}>
      <Gate may="points.deduction.open">
        <OpenForm />
      </Gate>
    </Screen>
  );
}
