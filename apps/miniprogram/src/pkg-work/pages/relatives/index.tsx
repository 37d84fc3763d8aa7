import { Gate } from '@/features/session/gate';
import { Relatives } from '@/features/work/relatives';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RelativesPage() {
  return (
    <Screen title={texts.relatives.title}>
      <Gate>
        <Relatives />
      </Gate>
    </Screen>
  );
}
