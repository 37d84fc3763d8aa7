import { RecordForm } from '@/features/recording/record-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RecordFormPage() {
  return (
    <Screen title={texts.recording.formTitle}>
      <Gate may="points.deed.record">
        <RecordForm />
      </Gate>
    </Screen>
  );
}
