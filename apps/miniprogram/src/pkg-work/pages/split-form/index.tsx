import { SplitForm } from '@/features/households/split-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function SplitFormPage() {
  return (
    <Screen title={texts.households.formTitle}>
      <Gate may="households.split">
        <SplitForm />
      </Gate>
    </Screen>
  );
}
