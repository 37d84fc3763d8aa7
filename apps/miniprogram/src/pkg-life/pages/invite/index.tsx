import { Invitations } from '@/features/invite/invitations';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function InvitePage() {
  return (
    <Screen title={texts.invite.title}>
      <Gate>
        <Invitations />
      </Gate>
    </Screen>
  );
}
