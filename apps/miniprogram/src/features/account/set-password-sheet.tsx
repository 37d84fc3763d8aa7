import { USERNAME_MAX_CHARS, USERNAME_PATTERN } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '@/api/errors';
import { reloadMe } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';
import { newPasswordFaults } from './new-password-faults';
import { NewPasswordFields } from './password-fields';
import { setFirstPassword } from './ways-in';

const t = texts.account;

/** For who came by WeChat: a name and a password for the computer. */
export function SetPasswordSheet({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState({ username: '', next: '', again: '' });
  const [tried, setTried] = useState(false);
  const known = () => void reloadMe().catch(() => undefined);
  const run = useMutation({
    mutationFn: () => setFirstPassword(values.username.trim(), values.next),
    gcTime: 0,
    onSuccess: () => {
      toast(t.wayMade, 'done');
      onClose();
      known();
    },
    // An attempt whose answer was lost arrived: what is shown of the account follows.
    onError: error => {
      if (error instanceof ProblemError && error.is('AUTH.PASSWORD_EXISTS')) known();
    },
  });
  const set = (wish: Partial<typeof values>) => setValues(before => ({ ...before, ...wish }));
  const faults = {
    username: USERNAME_PATTERN.test(values.username.trim()) ? undefined : t.usernameWrong,
    ...newPasswordFaults(values),
  };
  const shown: Partial<typeof faults> = tried ? faults : {};
  const save = () => {
    setTried(true);
    if (Object.values(faults).every(fault => fault === undefined) && !run.isPending) run.mutate();
  };
  const foot = (
    <SheetFoot busy={run.isPending} onPress={save}>
      {t.setPassword}
    </SheetFoot>
  );
  return (
    <Sheet open title={t.setPassword} onClose={onClose} foot={foot}>
      <View className="note">{t.setPasswordLead}</View>
      <Field
        name="username"
        kind="username"
        label={texts.login.username}
        hint={t.usernameHint}
        value={values.username}
        onChange={username => set({ username })}
        maxChars={USERNAME_MAX_CHARS}
        error={shown.username}
      />
      <NewPasswordFields values={values} set={set} faults={shown} onDone={save} />
      <ErrorNote error={run.error} />
    </Sheet>
  );
}
