import { identityRoutes, PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';

export function PasswordSheet({ onClose }: { onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useCommand(identityRoutes.changePassword, {
    onDone: () => {
      toast(texts.account.saved, 'done');
      onClose();
    },
  });
  const short = [...next].length < PASSWORD_MIN_CHARS;
  const save = () => {
    setTried(true);
    if (current !== '' && !short && next === again && !change.busy) change.run({ body: { currentPassword: current, newPassword: next } });
  };
  return (
    <Sheet
      open
      title={texts.account.password}
      onClose={onClose}
      foot={
        <SheetFoot busy={change.busy} onPress={save}>
          {texts.account.save}
        </SheetFoot>
      }
    >
      <Field
        name="current-password"
        kind="password"
        label={texts.account.current}
        value={current}
        onChange={setCurrent}
        maxChars={PASSWORD_MAX_CHARS}
        error={tried && current === '' ? texts.account.currentMissing : undefined}
      />
      <Field
        name="new-password"
        kind="newPassword"
        label={texts.account.next}
        hint={texts.account.nextHint(PASSWORD_MIN_CHARS)}
        value={next}
        onChange={setNext}
        maxChars={PASSWORD_MAX_CHARS}
        error={tried && short ? texts.account.nextShort(PASSWORD_MIN_CHARS) : undefined}
      />
      <Field
        name="new-password-again"
        kind="newPassword"
        label={texts.account.again}
        value={again}
        onChange={setAgain}
        onDone={save}
        maxChars={PASSWORD_MAX_CHARS}
        error={tried && next !== again ? texts.account.againWrong : undefined}
      />
      <ErrorNote error={change.error} />
    </Sheet>
  );
}
