import { useRouter } from '@tarojs/taro';
import { Invitations } from '@/features/invite/invitations';
import { VillageInvitations } from '@/features/invite/village-invitations';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function InvitePage() {
  const { of } = useRouter<{ of?: string }>().params;
  if (of === 'village')
    return (
      <Screen title={texts.invite.villageTitle}>
        <Gate may="membership.claim.decide">
          <VillageInvitations />
        </Gate>
      </Screen>
    );
  return (
    <Screen title={texts.invite.title}>
      <Gate>
        <Invitations />
      </Gate>
    </Screen>
  );
}
