import { identityRoutes } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCall } from '@/api/hooks';
import { sayUntil } from '@/formats/dates';
import { afterClaim } from '@/features/join/claimed';
import { ClaimForm } from '@/features/join/claim-form';
import { invitationToken } from '@/features/join/invitation-token';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Card, Heading, Loaded, Screen } from '@/ui';

/** WeChat's own code brings `scene`, a link brings `token`. */
function Invitation() {
  const { token, scene } = useRouter<{ token?: string; scene?: string }>().params;
  const wanted = invitationToken(decodeURIComponent(token ?? scene ?? '')) ?? '-';
  const invitation = useCall(identityRoutes.readInvitation, { params: { token: wanted } });
  return (
    <Loaded of={invitation} rows={2}>
      {invited => (
        <>
          <Card tone="festive">
            <Heading>{texts.join.invitedVillage(invited.villageName)}</Heading>
            {invited.householdName && <View>{texts.join.invitedHousehold(invited.householdName)}</View>}
            <View className="note">{invited.pathNames.join(' ')}</View>
            <View className="note">{texts.join.validUntil(sayUntil(invited.expiresAt))}</View>
          </Card>
          <ClaimForm
            villageId={invited.villageId}
            invitationToken={wanted}
            household={invited.householdName}
            onClaimed={(claim, go) => void afterClaim(invited.villageId, claim, go)}
          />
        </>
      )}
    </Loaded>
  );
}

export default function InvitationPage() {
  return (
    <Screen title={texts.join.invitationTitle}>
      <Gate anywhere>
        <Invitation />
      </Gate>
    </Screen>
  );
}
