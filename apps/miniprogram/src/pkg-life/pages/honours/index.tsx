import { HonourList } from '@/features/honours/honour-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function HonoursPage() {
  return (
    <Screen title={texts.honours.title}>
      <Gate>
        <HonourList />
      </Gate>
    </Screen>
  );
}
