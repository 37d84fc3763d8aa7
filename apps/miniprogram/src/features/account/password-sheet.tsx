import * as texts from '@/texts/zh-CN';
import { Sheet, SheetFoot } from '@/ui';
import { PasswordFields } from './password-fields';
import { usePasswordChange } from './use-password-change';

export function PasswordSheet({ onClose }: { onClose: () => void }) {
  const change = usePasswordChange(onClose);
  return (
    <Sheet
      open
      title={texts.account.password}
      onClose={onClose}
      foot={
        <SheetFoot busy={change.busy} onPress={change.save}>
          {texts.account.save}
        </SheetFoot>
      }
    >
      <PasswordFields of={change} currentLabel={texts.account.current} />
    </Sheet>
  );
}
