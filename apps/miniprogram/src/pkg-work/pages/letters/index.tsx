import { LettersQueue } from '@/features/parlour/letters-queue';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function LettersPage() {
  return (
    <Screen title={texts.letters.title}>
      <Gate>
        <LettersQueue />
      </Gate>
    </Screen>
  );
}
