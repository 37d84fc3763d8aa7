import type { VillageListItem } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { afterClaim } from '@/features/join/claimed';
import { ClaimForm } from '@/features/join/claim-form';
import { InvitationEntry } from '@/features/join/invitation-entry';
import { PendingClaims } from '@/features/join/pending-claims';
import { RefusedClaims } from '@/features/join/refused-claims';
import { VillagePicker } from '@/features/join/village-picker';
import { leave } from '@/features/me/leave';
import { Gate } from '@/features/session/gate';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Heading, ListRow, Screen } from '@/ui';

function Join() {
  const [village, setVillage] = useState<VillageListItem>();
  const pending = useSession(state => state.me?.pendingClaims ?? NONE);
  const refused = useSession(state => state.me?.refusedClaims ?? NONE);
  if (village) {
    return (
      <>
        <Card flush>
          <ListRow icon="pin" title={village.name} note={village.pathNames.join(' ')} onPress={() => setVillage(undefined)} />
        </Card>
        <ClaimForm villageId={village.id} onClaimed={(claim, go) => void afterClaim(village.id, claim, go)} />
      </>
    );
  }
  return (
    <>
      <PendingClaims claims={pending} />
      <RefusedClaims claims={refused} />
      <View className="lead">
        <Heading>{texts.join.lead}</Heading>
      </View>
      <VillagePicker onChoose={setVillage} />
      <InvitationEntry />
      <Button kind="plain" block onPress={() => void leave()}>
        {texts.join.logout}
      </Button>
    </>
  );
}
const NONE: never[] = [];

export default function JoinPage() {
  const first = useSession(state => (state.me?.memberships.length ?? 0) === 0);
  return (
    <Screen first={first} title={texts.join.title}>
      <Gate anywhere>
        <Join />
      </Gate>
    </Screen>
  );
}
