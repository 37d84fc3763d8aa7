import { RoleHolders } from '@/features/roles/role-holders';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RolesPage() {
  return (
    <Screen title={texts.roles.title}>
      <Gate>
        <RoleHolders />
      </Gate>
    </Screen>
  );
}
