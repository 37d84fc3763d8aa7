import { GrantForm } from '@/features/honours/grant-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function HonourFormPage() {
  return (
    <Screen title={texts.honours.form}>
      <Gate may="honours.grant">
        <GrantForm />
      </Gate>
    </Screen>
  );
}
