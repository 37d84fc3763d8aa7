import { ParlourList } from '@/features/parlour/parlour-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ParlourPage() {
  return (
    <Screen title={texts.parlour.title}>
      <Gate>
        <ParlourList />
      </Gate>
    </Screen>
  );
}
