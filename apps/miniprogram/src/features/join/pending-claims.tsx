import { identityRoutes, type PendingClaim } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { isPassing } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import { sayWhen } from '@/formats/dates';
import { reloadMe, useSession } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, ErrorNote, Steps, toast } from '@/ui';

const t = texts.claim;

/** Whether somebody has decided meanwhile, and what came of it. */
async function lookAt(claimId: string): Promise<void> {
  try {
    const before = useSession.getState().me?.memberships.length ?? 0;
    await reloadMe();
    const { me } = useSession.getState();
    if ((me?.memberships.length ?? 0) > before) go.restart();
    else if (me?.pendingClaims.some(one => one.id === claimId)) toast(t.stillPending);
    else toast(t.notApproved, 'refused');
  } catch {
    toast(texts.errors.offline.title, 'refused');
  }
}

function Pending({ claim }: { claim: PendingClaim }) {
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    await lookAt(claim.id);
    setBusy(false);
  };
  const withdraw = useCommand(identityRoutes.withdrawClaim, {
    villageId: claim.villageId,
    onDone: () => {
      toast(t.withdrawn, 'done');
      void reloadMe().catch(() => undefined);
    },
    // Somebody was faster: what they decided is what is to be seen now.
    onRefused: error => {
      if (!isPassing(error)) void look();
    },
  });
  const takeBack = async () => {
    if (await confirm({ title: t.withdrawTitle(claim.villageName), body: t.withdrawBody, action: t.withdrawYes, danger: true }))
      withdraw.run({ params: { claimId: claim.id }, body: {} });
  };
  return (
    <Card title={t.pendingTitle} tone="paper">
      <View className="note">{t.pendingNote(claim.villageName, claim.name)}</View>
      {claim.householdName !== null && <View className="note">{t.pendingInvited(claim.householdName, claim.name)}</View>}
      <Steps
        steps={[
          { title: t.send, note: t.pendingSince(sayWhen(claim.createdAt)), state: 'done' },
          { title: t.pendingTitle, state: 'now' },
          { title: t.welcome, state: 'ahead' },
        ]}
      />
      <View className="stack">
        <ErrorNote error={withdraw.error} />
        <Button block kind="quiet" icon="retry" busy={busy} onPress={() => void look()}>
          {t.refresh}
        </Button>
        <Button
          block
          kind="plain"
          busy={withdraw.busy}
          busyText={texts.common.sending}
          label={t.withdrawLabel(claim.villageName)}
          onPress={() => void takeBack()}
        >
          {t.withdraw}
        </Button>
      </View>
    </Card>
  );
}

export function PendingClaims({ claims }: { claims: readonly PendingClaim[] }) {
  return (
    <>
      {claims.map(claim => (
        <Pending key={claim.id} claim={claim} />
      ))}
    </>
  );
}
