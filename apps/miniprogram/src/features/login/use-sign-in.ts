import { useState } from 'react';
import { go } from '@/navigation/go';
import { tabs } from '@/navigation/pages';

/** Runs one way of signing in and goes on where the person wanted to be. */
export function useSignIn(after: string | undefined) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const signIn = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await act();
      go.restart(after ?? tabs.home);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { busy, error, signIn: (act: () => Promise<void>) => void signIn(act) };
}
