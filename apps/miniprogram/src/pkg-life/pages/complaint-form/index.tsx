import { ComplaintForm } from '@/features/complaints/complaint-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ComplaintFormPage() {
  return (
    <Screen title={texts.complaints.formTitle} complaints>
      <Gate may="complaints.file">
        <ComplaintForm />
      </Gate>
    </Screen>
  );
}
