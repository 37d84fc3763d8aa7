import type { ClaimView } from '@jishan/contracts';
import { chooseVillage, reloadMe } from '@/features/session/session';
import { pageUrl, type Go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';

/** At once a villager, or waiting for somebody who knows people. */
export async function afterClaim(villageId: string, claim: ClaimView, go: Go): Promise<void> {
  await reloadMe();
  if (claim.status !== 'approved') {
    go.restart(pageUrl('join'));
    return;
  }
  chooseVillage(villageId);
  toast(texts.claim.welcome, 'done');
  go.restart();
}
