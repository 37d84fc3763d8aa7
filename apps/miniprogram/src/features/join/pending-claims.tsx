import type { PendingClaim } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayWhen } from '@/formats/dates';
import { reloadMe, useSession } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Steps, toast } from '@/ui';

export function PendingClaims({ claims }: { claims: readonly PendingClaim[] }) {
  const [busy, setBusy] = useState(false);
  const look = async (claimId: string) => {
    setBusy(true);
    try {
      const before = useSession.getState().me?.memberships.length ?? 0;
      await reloadMe();
      const { me } = useSession.getState();
      if ((me?.memberships.length ?? 0) > before) go.restart();
      else if (me?.pendingClaims.some(one => one.id === claimId)) toast(texts.claim.stillPending);
      else toast(texts.claim.notApproved, 'refused');
    } catch {
      toast(texts.errors.offline.title, 'refused');
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {claims.map(claim => (
        <Card key={claim.id} title={texts.claim.pendingTitle} tone="paper">
          <View className="note">{texts.claim.pendingNote(claim.villageName, claim.name)}</View>
          {claim.householdName !== null && <View className="note">{texts.claim.pendingInvited(claim.householdName, claim.name)}</View>}
          <Steps
            steps={[
              { title: texts.claim.send, note: texts.claim.pendingSince(sayWhen(claim.createdAt)), state: 'done' },
              { title: texts.claim.pendingTitle, state: 'now' },
              { title: texts.claim.welcome, state: 'ahead' },
            ]}
          />
          <View className="stack">
            <Button block kind="quiet" icon="retry" busy={busy} onPress={() => void look(claim.id)}>
              {texts.claim.refresh}
            </Button>
          </View>
        </Card>
      ))}
    </>
  );
}
