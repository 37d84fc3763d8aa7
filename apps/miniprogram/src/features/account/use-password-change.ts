import { identityRoutes } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import type { Go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { newPasswordFaults } from './new-password-faults';

const t = texts.account;

/** The present password and the new one, typed twice alike. `currentMissing`: what to say where the present one is not there. */
export function usePasswordChange(onChanged: (go: Go) => void, currentMissing: string = t.currentMissing) {
  const [values, setValues] = useState({ current: '', next: '', again: '' });
  const [tried, setTried] = useState(false);
  const change = useCommand(identityRoutes.changePassword, {
    onDone: (_answer, go) => {
      toast(t.saved, 'done');
      onChanged(go);
    },
  });
  const { current, next } = values;
  const faults = {
    current: current === '' ? currentMissing : undefined,
    ...newPasswordFaults(values),
  };
  const save = () => {
    setTried(true);
    if (Object.values(faults).every(fault => fault === undefined) && !change.busy)
      change.run({ body: { currentPassword: current, newPassword: next } });
  };
  return {
    values,
    set: (wish: Partial<typeof values>) => setValues(before => ({ ...before, ...wish })),
    faults: tried ? faults : ({} as Partial<typeof faults>),
    busy: change.busy,
    error: change.error,
    save,
  };
}
