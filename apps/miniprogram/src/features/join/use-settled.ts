import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** A value once typing has paused, so that a search asks once. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
