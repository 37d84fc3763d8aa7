import { RecordForm } from '@/features/helpers/record-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ProxyFormPage() {
  return (
    <Screen title={texts.helpers.recordTitle}>
      <Gate may="proxy.record">
        <RecordForm />
      </Gate>
    </Screen>
  );
}
