import { PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field } from '@/ui';
import type { usePasswordChange } from './use-password-change';

const t = texts.account;

export function PasswordFields({ of, currentLabel }: { of: ReturnType<typeof usePasswordChange>; currentLabel: string }) {
  const { values, set, faults, error, save } = of;
  return (
    <>
      <Field
        name="current-password"
        kind="password"
        label={currentLabel}
        value={values.current}
        onChange={current => set({ current })}
        maxChars={PASSWORD_MAX_CHARS}
        error={faults.current}
      />
      <NewPasswordFields values={values} set={set} faults={faults} onDone={save} />
      <ErrorNote error={error} />
    </>
  );
}

interface NewPasswordProps {
  values: { readonly next: string; readonly again: string };
  set: (wish: { next?: string; again?: string }) => void;
  faults: { readonly next?: string | undefined; readonly again?: string | undefined };
  onDone: () => void;
}

/** A new password, typed twice alike. */
export function NewPasswordFields({ values, set, faults, onDone }: NewPasswordProps) {
  return (
    <>
      <Field
        name="new-password"
        kind="newPassword"
        label={t.next}
        hint={t.nextHint(PASSWORD_MIN_CHARS)}
        value={values.next}
        onChange={next => set({ next })}
        maxChars={PASSWORD_MAX_CHARS}
        error={faults.next}
      />
      <Field
        name="new-password-again"
        kind="newPassword"
        label={t.again}
        value={values.again}
        onChange={again => set({ again })}
        onDone={onDone}
        maxChars={PASSWORD_MAX_CHARS}
        error={faults.again}
      />
    </>
  );
}
