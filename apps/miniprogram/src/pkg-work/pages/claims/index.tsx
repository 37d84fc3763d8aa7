import { Gate } from '@/features/session/gate';
import { ClaimList } from '@/features/work/claim-list';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ClaimsPage() {
  return (
    <Screen title={texts.work.claimsTitle}>
      <Gate>
        <ClaimList />
      </Gate>
    </Screen>
  );
}
