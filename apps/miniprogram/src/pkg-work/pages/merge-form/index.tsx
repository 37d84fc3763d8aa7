import { MergeForm } from '@/features/households/merge-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function MergeFormPage() {
  return (
    <Screen title={texts.merges.title}>
      <Gate may="households.merge">
        <MergeForm />
      </Gate>
    </Screen>
  );
}
