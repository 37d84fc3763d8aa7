import { AppointForm } from '@/features/roles/appoint-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RoleFormPage() {
  return (
    <Screen title={texts.roles.formTitle}>
      <Gate may="roles.manage">
        <AppointForm />
      </Gate>
    </Screen>
  );
}
