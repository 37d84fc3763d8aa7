import { RoleChanges } from '@/features/roles/role-changes';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RoleChangesPage() {
  return (
    <Screen title={texts.roles.changes}>
      <Gate>
        <RoleChanges />
      </Gate>
    </Screen>
  );
}
