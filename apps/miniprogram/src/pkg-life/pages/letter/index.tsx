import { LetterForm } from '@/features/parlour/letter-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function LetterPage() {
  return (
    <Screen title={texts.parlour.letterTitle}>
      <Gate>
        <LetterForm />
      </Gate>
    </Screen>
  );
}
