import { Honour } from '@/features/books/honour';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function HonourPage() {
  return (
    <Screen title={texts.honour.title}>
      <Gate>
        <Honour />
      </Gate>
    </Screen>
  );
}
