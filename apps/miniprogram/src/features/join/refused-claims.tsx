import type { RefusedClaim } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import { Card } from '@/ui';

/** Why somebody was not let in: they have no inbox yet, and read it here whenever they come again. */
export function RefusedClaims({ claims }: { claims: readonly RefusedClaim[] }) {
  return (
    <>
      {claims.map(claim => (
        <Card key={claim.id} title={texts.claim.refusedTitle} tone="paper">
          <View className="note">{texts.claim.refusedNote(claim.villageName, claim.name, sayWhen(claim.decidedAt))}</View>
          <View className="paragraph">{texts.claim.refusedReason(claim.reason)}</View>
          <View className="note">{texts.claim.refusedNext}</View>
        </Card>
      ))}
    </>
  );
}
